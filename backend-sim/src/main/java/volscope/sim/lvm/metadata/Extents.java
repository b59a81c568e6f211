package volscope.sim.lvm.metadata;

/**
 * A run of extents.
 *
 * @param start
 *            the first
 * @param count
 *            how many
 */
public record Extents(long start, long count) {

    /** The extent after the last. */
    public long end() {
        return start + count;
    }

    /** Whether an extent lies in it. */
    public boolean contains(long extent) {
        return extent >= start && extent < end();
    }
}
