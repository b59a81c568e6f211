package volscope.model.machine;

import java.io.Serial;
import java.util.concurrent.CancellationException;

/** A line was given up: the thread that ran it was interrupted, or the line wanted more than a machine has. The machine is as before. */
public final class EndlessRunException extends CancellationException {
    @Serial
    private static final long serialVersionUID = 1;

    /** A line that was given up. */
    public EndlessRunException() {
        super("the line was given up");
    }

    /** Gives the line up if the thread that runs it was interrupted. */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new EndlessRunException();
        }
    }
}
