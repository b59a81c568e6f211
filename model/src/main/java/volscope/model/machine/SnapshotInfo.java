package volscope.model.machine;

/**
 * A snapshot as the kernel has it.
 *
 * @param origin
 *            device-mapper or kernel name of the device it copies from
 * @param store
 *            device-mapper or kernel name of the device it copies to
 * @param storeType
 *            {@code P}, {@code PO} or {@code N}
 * @param chunkSectors
 *            the size of a chunk
 * @param originChunks
 *            chunks of the origin, the last may be short
 * @param exceptions
 *            completed exceptions
 * @param pending
 *            copies on their way
 * @param allocatedSectors
 *            A of the status line
 * @param totalSectors
 *            T of the status line
 * @param metadataSectors
 *            M of the status line
 * @param state
 *            what it is good for
 */
public record SnapshotInfo(String origin, String store, String storeType, long chunkSectors, long originChunks, long exceptions,
        long pending, long allocatedSectors, long totalSectors, long metadataSectors, State state) {

    /** What a snapshot is good for. */
    public enum State {
        ACTIVE, OVERFLOWED, INVALID, MERGING, MERGE_FAILED, NOT_RESUMED
    }
}
