package volscope.app.view;

import java.util.Optional;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Frame;
import volscope.app.session.Selection;

/** An act that a button or a menu composes. What the act will run is a line. */
public interface Tool {

    /** The menus of the window that acts stand in. */
    enum Menu {
        ACT, GROUP, MACHINE
    }

    /** How many turns stand together in a menu. */
    int TOGETHER = 10;

    /** Its name: in the bundle its verb under {@code tool.NAME}. */
    String name();

    /** Its turn among the acts; those of the same ten stand together. The first is the main act. */
    int rank();

    /** The menu it stands in. */
    default Menu menu() {
        return Menu.ACT;
    }

    /** Its picture. */
    Feather icon();

    /** The keys that open it; empty if it has none. */
    String keys();

    /** Whether it has a button in the bar; it stands in the menus anyway. */
    default boolean hasButton() {
        return true;
    }

    /** Whether it is offered on the row of what is selected. */
    default boolean isOfferedOn(Selection selection) {
        return selection instanceof Selection.Volume;
    }

    /** The line it would run as things are; empty where it has nothing to act on. */
    Optional<String> line(Frame frame);

    /**
     * Its fields and its line, made anew each time it is opened.
     *
     * @param frame
     *            how things are
     * @param close
     *            ends it, whether something was run or not
     */
    Node form(Frame frame, Runnable close);
}
