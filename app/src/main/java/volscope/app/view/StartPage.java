package volscope.app.view;

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
     */
    void connect(Runnable open, Runnable tour);
}
