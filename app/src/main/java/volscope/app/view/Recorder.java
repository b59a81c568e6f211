package volscope.app.view;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import volscope.app.lesson.Exercise;
import volscope.app.session.Subscription;

/** Making a lesson by doing it once, as the window offers it. */
public interface Recorder {

    /** What can be asked of it. */
    enum Wish {
        /** Begin: what was run so far leads to the start. */
        RECORD,
        /** The start is as things are now. */
        START_HERE,
        /** All is done. */
        STOP,
        /** Write on at a lesson: the open one, or one from a file. */
        EDIT,
        /** Go back to the sheet that is being written. */
        SHEET,
        /** Record and write no more. */
        LEAVE
    }

    /** What says how far a recording is, made anew for each window; it takes no room where there is no recording. */
    Node strip();

    /** Whether something can be asked for now. */
    boolean can(Wish wish);

    /** Does it. */
    void go(Wish wish);

    /** Is told which window it is in from now on, until the subscription is closed. */
    Subscription connect(Window window);

    /** What it asks of the window. */
    interface Window {

        /** Shows a page in place of the panels. */
        void turnTo(Node page);

        /** Shows the panels again. */
        void backToWork();

        /** Asks for a lesson file of a suggested name to write. */
        Optional<Path> fileToWrite(String name);

        /** Asks for a lesson file to read. */
        Optional<Path> fileToRead();

        /** Asks for a folder and writes there what a class needs of a lesson. */
        void exportClass(Exercise exercise);

        /** Tells something that needs no answer. */
        void tell(String sentence);
    }
}
