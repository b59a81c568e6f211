package volscope.app.view;

import java.util.Optional;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Frame;

/** An act that a button composes. The window has a button for each; what the act will run is a line. */
public interface Tool {

    /** Its name: in the bundle its verb under {@code tool.NAME}. */
    String name();

    /** Its turn among the buttons, from the left; the first is the main act. */
    int rank();

    /** Its picture. */
    Feather icon();

    /** The keys that open it. */
    String keys();

    /** Whether it has a button in the bar; it has keys and stands in the menus anyway. */
    default boolean hasButton() {
        return true;
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
