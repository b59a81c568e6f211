package volscope.sim.kernel;

/** A kernel call's refusal: carries the error number and has no stack trace, since it is an answer and no accident. */
public final class ErrnoException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Errno errno;

    public ErrnoException(Errno errno) {
        super(errno.text(), null, false, false);
        this.errno = errno;
    }

    /** Why the call was refused. */
    public Errno errno() {
        return errno;
    }
}
