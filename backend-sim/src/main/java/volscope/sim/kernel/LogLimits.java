package volscope.sim.kernel;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import volscope.sim.kernel.LogLine.Level;

/**
 * Messages of which the kernel says only so many in a while: {@code printk_ratelimited} lets each place say ten in five seconds, and the
 * first one after that is told how many were left out. A line that is typed takes no time of the machine's clock, but it takes some of
 * that while.
 */
public final class LogLimits extends Subsystem<LogLimits.State> {

    /** The key of this layer. */
    public static final Layer<LogLimits, State> LAYER = new Layer<>("log-limits", new State(HashTreePMap.empty(), 0), LogLimits::new);

    private static final long INTERVAL = 5_000_000_000L;
    private static final int BURST = 10;
    /** What a person or a script takes for a line. */
    private static final long LINE = 400_000_000L;

    /**
     * What was said.
     *
     * @param windows
     *            by place
     * @param typing
     *            nanoseconds that typing took
     */
    public record State(PMap<String, Window> windows, long typing) {
    }

    /**
     * What a place has said since its time began.
     *
     * @param begin
     *            when that was, in nanoseconds since power-on, typing and all
     * @param said
     *            how many messages
     * @param missed
     *            how many were left out
     */
    public record Window(long begin, int said, int missed) {
    }

    private State state;

    private LogLimits(Kernel kernel, State state) {
        super(kernel);
        this.state = state;
    }

    @Override
    public State publish() {
        return state;
    }

    /** A line is typed. */
    public void lineTyped() {
        if (!state.windows().isEmpty()) {
            state = new State(state.windows(), state.typing() + LINE);
        }
    }

    /**
     * Says something unless its place has said too much; a machine without limits says all.
     *
     * @param place
     *            the kernel's function that says it
     */
    public static void printk(Kernel kernel, String place, Level level, String text) {
        if (kernel.hook(LogLimits.class).map(limits -> limits.allows(place)).orElse(true)) {
            kernel.printk(level, text);
        }
    }

    private boolean allows(String place) {
        long now = kernel.now() + state.typing();
        Window window = state.windows().getOrDefault(place, new Window(now, 0, 0));
        if (now > window.begin() + INTERVAL) {
            if (window.missed() > 0) {
                kernel.printk(Level.WARNING, place + ": " + window.missed() + " callbacks suppressed");
            }
            window = new Window(now, 0, 0);
        }
        boolean allowed = window.said() < BURST;
        Window next = allowed
                ? new Window(window.begin(), window.said() + 1, window.missed())
                : new Window(window.begin(), window.said(), window.missed() + 1);
        state = new State(state.windows().plus(place, next), state.typing());
        return allowed;
    }
}
