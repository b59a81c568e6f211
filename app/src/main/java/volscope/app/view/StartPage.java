package volscope.app.view;

import java.util.function.Consumer;
import javafx.scene.Node;

/** What the window shows before a lab is open, in place of its panels. */
public interface StartPage {

    /** The page, the same node each time. */
    Node node();

    /** Shows what there is now, and takes the keys. */
    void enter();

    /**
     * What the window does for the page.
     *
     * @param open
     *            asks for a file and opens it
     * @param tour
     *            plays the tour
     * @param lesson
     *            begins the lesson of this id
     */
    void connect(Runnable open, Runnable tour, Consumer<String> lesson);
}
