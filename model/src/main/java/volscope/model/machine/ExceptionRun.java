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
}
