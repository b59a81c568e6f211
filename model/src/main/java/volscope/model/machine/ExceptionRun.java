package volscope.model.machine;

/**
 * Consecutive chunks that a store holds.
 *
 * @param chunk
 *            the first chunk of the origin
 * @param slot
 *            where the store holds it
 * @param length
 *            how many chunks, slots consecutive too
 */
public record ExceptionRun(long chunk, long slot, long length) {

    /** The chunk after the last. */
    public long end() {
        return chunk + length;
    }

    /** Counts the run's chunks in bins of equal length that begin at a chunk. */
    void addTo(long[] counts, long from, long binLength) {
        long at = Math.max(chunk, from);
        while (at < end() && (at - from) / binLength < counts.length) {
            int bin = (int) ((at - from) / binLength);
            long next = Math.min(end(), from + (bin + 1) * binLength);
            counts[bin] += next - at;
            at = next;
        }
    }
}
