package volscope.app.cli;

import java.nio.file.Path;
import java.util.Set;
import volscope.app.lab.BadInput;

/** The doors from the command line to what needs a toolkit. Nothing of the toolkit is loaded before one is opened. */
public interface Screens {
    /** Where the tour's pictures go by default, seen from the project's root. */
    String TOUR_FOLDER = "app/target/tour";

    /** Whether this machine can show a window. */
    boolean haveDisplay();

    /** Opens the window and returns its exit code once it was closed. */
    int window();

    /** Plays the tour and returns its exit code. */
    int tour(Path pictures);

    /**
     * Takes pictures of views and returns the exit code.
     *
     * @param views
     *            which ones; all, if it is empty
     * @throws BadInput
     *             if one of them does not exist
     */
    int gallery(Path pictures, Set<String> views) throws BadInput;
}
