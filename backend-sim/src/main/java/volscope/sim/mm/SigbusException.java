package volscope.sim.mm;

/** Thrown where a task touches a page that it cannot have: it would get SIGBUS. */
public final class SigbusException extends RuntimeException {

    /** The signal's number. */
    public static final int NUMBER = 7;

    private static final long serialVersionUID = 1;

    /** A touch of a page that is not there. */
    public SigbusException() {
        super("Bus error", null, false, false);
    }
}
