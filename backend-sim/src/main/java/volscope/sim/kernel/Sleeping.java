package volscope.sim.kernel;

import volscope.model.machine.WaitInfo;

/**
 * Thrown by a kernel call that cannot finish now: its task sleeps, and the same call is made again when something has happened. A call that
 * throws it must not have changed anything that a second call would change again.
 */
public final class Sleeping extends RuntimeException {

    /** {@link #until()} of a sleep that no time ends. */
    public static final long NO_TIME = Long.MAX_VALUE;

    private static final long serialVersionUID = 1;

    /** {@link #awaited()} of a sleep that not only the end of a request ends. */
    public static final long NOTHING = 0;

    /** {@link #holder()} of a sleep that anything may end. */
    public static final String ANYONE = "";

    /** {@link #holder()} of a sleep that the kernel's own work ends. */
    public static final String KERNEL = WaitInfo.KERNEL;

    /** {@link #holder()} of a sleep that only the sleeper itself could end. */
    public static final String ITSELF = WaitInfo.ITSELF;

    private final String reason;
    private final long until;
    private final String holder;
    private final Depth depth;
    private final long awaited;

    /** Whether a signal ends a sleep. */
    public enum Depth {
        KILLABLE, UNINTERRUPTIBLE
    }

    private Sleeping(String reason, long until, String holder, Depth depth) {
        this(reason, until, holder, depth, NOTHING);
    }

    private Sleeping(String reason, long until, String holder, Depth depth, long awaited) {
        super(reason, null, false, false);
        this.reason = reason;
        this.until = until;
        this.holder = holder;
        this.depth = depth;
        this.awaited = awaited;
    }

    /** Sleeps until some other work changes the machine. {@code reason} is what a person reads: {@code frozen filesystem on dm-0}. */
    public static Sleeping on(String reason) {
        return new Sleeping(reason, NO_TIME, ANYONE, Depth.KILLABLE);
    }

    /** The same, and no signal ends the sleep. */
    public static Sleeping deeply(String reason) {
        return new Sleeping(reason, NO_TIME, ANYONE, Depth.UNINTERRUPTIBLE);
    }

    /** Sleeps until a task does something that it alone can do; no signal ends the sleep. */
    public static Sleeping deeply(String reason, String task) {
        return new Sleeping(reason, NO_TIME, task, Depth.UNINTERRUPTIBLE);
    }

    /** Sleeps until a task does something that it alone can do. */
    public static Sleeping on(String reason, String task) {
        return new Sleeping(reason, NO_TIME, task, Depth.KILLABLE);
    }

    /** Sleeps until work of the kernel is done that is on its way. */
    public static Sleeping onWork(String reason) {
        return new Sleeping(reason, NO_TIME, KERNEL, Depth.KILLABLE);
    }

    /** The same, and no signal ends the sleep. */
    public static Sleeping deeplyOnWork(String reason) {
        return new Sleeping(reason, NO_TIME, KERNEL, Depth.UNINTERRUPTIBLE);
    }

    /** Sleeps until a request has ended, however often the call is made before; {@code request} is its number. */
    public static Sleeping onRequest(String reason, long request) {
        return new Sleeping(reason, NO_TIME, KERNEL, Depth.KILLABLE, request);
    }

    /** The same sleep, and no signal ends it. */
    public Sleeping deeper() {
        return new Sleeping(reason, until, holder, Depth.UNINTERRUPTIBLE, awaited);
    }

    /** Sleeps and is never woken, by nothing that others do. */
    public static Sleeping forEver(String reason) {
        return new Sleeping(reason, NO_TIME, ITSELF, Depth.KILLABLE);
    }

    /** Sleeps until a time at the latest, in nanoseconds since power-on. */
    public static Sleeping until(String reason, long time) {
        return new Sleeping(reason, time, ANYONE, Depth.KILLABLE);
    }

    /** The number of the request whose end alone ends it, or {@link #NOTHING}. */
    public long awaited() {
        return awaited;
    }

    /** Whether a signal ends it. */
    public Depth depth() {
        return depth;
    }

    /** What the task waits for. */
    public String reason() {
        return reason;
    }

    /** Who alone can end it: a task's name, {@link #ANYONE}, {@link #KERNEL}, or {@link #ITSELF}. */
    public String holder() {
        return holder;
    }

    /** When it wakes by itself, in nanoseconds since power-on, or {@link #NO_TIME}. */
    public long until() {
        return until;
    }
}
