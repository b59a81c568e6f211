package volscope.sim.dm;

import volscope.sim.kernel.Errno;

/** A target could not be made: the reason for the kernel log and the error for the caller. */
public final class TargetError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Errno errno;

    public TargetError(String reason, Errno errno) {
        super(reason, null, false, false);
        this.errno = errno;
    }

    /** An error of the arguments. */
    public static TargetError invalid(String reason) {
        return new TargetError(reason, Errno.EINVAL);
    }

    /** The reason as the log has it. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** What the caller gets. */
    public Errno errno() {
        return errno;
    }
}
