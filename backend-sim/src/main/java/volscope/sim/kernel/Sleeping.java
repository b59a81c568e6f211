package volscope.sim.kernel;

/**
 * Thrown by a kernel call that cannot finish now: its task sleeps, and the same call is made again when something has happened. A call that
 * throws it must not have changed anything that a second call would change again.
 */
public final class Sleeping extends RuntimeException {

    /** {@link #until()} of a sleep that no time ends. */
    public static final long NO_TIME = Long.MAX_VALUE;

    private static final long serialVersionUID = 1;

    private final String reason;
    private final long until;
    private final Depth depth;

    /** Whether a signal ends a sleep. */
    public enum Depth {
        KILLABLE, UNINTERRUPTIBLE
    }

    private Sleeping(String reason, long until, Depth depth) {
        super(reason, null, false, false);
        this.reason = reason;
        this.until = until;
        this.depth = depth;
    }

    /** Sleeps until some other work changes the machine. {@code reason} is what a person reads: {@code frozen filesystem on dm-0}. */
    public static Sleeping on(String reason) {
        return new Sleeping(reason, NO_TIME, Depth.KILLABLE);
    }

    /** The same, and no signal ends the sleep. */
    public static Sleeping deeply(String reason) {
        return new Sleeping(reason, NO_TIME, Depth.UNINTERRUPTIBLE);
    }

    /** Sleeps until a time at the latest, in nanoseconds since power-on. */
    public static Sleeping until(String reason, long time) {
        return new Sleeping(reason, time, Depth.KILLABLE);
    }

    /** Whether a signal ends it. */
    public Depth depth() {
        return depth;
    }

    /** What the task waits for. */
    public String reason() {
        return reason;
    }

    /** When it wakes by itself, in nanoseconds since power-on, or {@link #NO_TIME}. */
    public long until() {
        return until;
    }
}
