package volscope.sim.kernel;

/**
 * Work that waits for a time.
 *
 * @param at
 *            nanoseconds since power-on
 * @param serial
 *            breaks ties: lower runs first
 * @param work
 *            what is queued then
 */
public record Timer(long at, long serial, Work work) implements Comparable<Timer> {

    @Override
    public int compareTo(Timer other) {
        return at != other.at ? Long.compare(at, other.at) : Long.compare(serial, other.serial);
    }
}
