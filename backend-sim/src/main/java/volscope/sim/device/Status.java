package volscope.sim.device;

import volscope.sim.kernel.Errno;

/** How a bio ended, as {@code blk_status_t}. */
public enum Status {
    OK, IOERR, NOTSUPP, NOSPC, TRY_AGAIN;

    /** The error a caller sees; only of a status that is no success. */
    public Errno errno() {
        return switch (this) {
            case OK -> throw new IllegalStateException("no error");
            case IOERR -> Errno.EIO;
            case NOTSUPP -> Errno.EOPNOTSUPP;
            case NOSPC -> Errno.ENOSPC;
            case TRY_AGAIN -> Errno.EAGAIN;
        };
    }
}
