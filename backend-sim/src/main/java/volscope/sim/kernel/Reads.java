package volscope.sim.kernel;

/**
 * What a draft was asked for of the value it was opened over. What it does from its opening on depends on nothing else of that value but the
 * profile, the time and the generator.
 *
 * @param layers
 *            the layers whose drafts were opened, a bit each by their places
 * @param waiting
 *            whether anybody asked for the work that waits, now or for a time
 * @param log
 *            whether anybody asked for the log
 * @param serial
 *            whether a number was handed out that is larger than all others
 */
public record Reads(long layers, boolean waiting, boolean log, boolean serial) {

    /** Whether a layer was asked for. */
    public boolean has(int place) {
        return (layers >>> place & 1) != 0;
    }
}
