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

    private static final int SECTOR = 512;
    private static final int ENTRY = 16;

    /** The size of a persistent store that has room for so many chunks: header, metadata areas and data. */
    public static long storeBytes(long chunks, long chunkBytes) {
        return (1 + Math.max(1, Math.ceilDiv(chunks, chunkBytes / ENTRY)) + chunks) * chunkBytes;
    }

    /** How many chunks a new persistent store of a size has room for. */
    public static long room(long bytes, long chunkBytes) {
        long sectors = bytes / SECTOR;
        long chunk = chunkBytes / SECTOR;
        return new SnapshotInfo("", "", "P", chunk, 0, 0, 0, 2 * chunk, sectors, 2 * chunk, State.ACTIVE).writesLeft();
    }

    /** The size of a chunk. */
    public long chunkBytes() {
        return chunkSectors * SECTOR;
    }

    /** Whether the store keeps a header and metadata areas. */
    public boolean isPersistent() {
        return !storeType.equals("N");
    }

    /** How many entries a metadata area has, and so how many chunks of data follow it. */
    public long entriesInArea() {
        return chunkBytes() / ENTRY;
    }

    /** Chunks of the store; a short rest at its end is of no use. */
    public long storeChunks() {
        return totalSectors / chunkSectors;
    }

    /** The first chunk of the store that was never used. */
    public long nextFree() {
        return allocatedSectors / chunkSectors;
    }

    /**
     * How many more chunks the store has room for. A persistent store spends one chunk on a metadata area before each area's worth of
     * entries; the first of them is chunk 1, after the header.
     */
    public long writesLeft() {
        if (state != State.ACTIVE) {
            return 0;
        }
        long left = storeChunks() - nextFree();
        return Math.max(0, isPersistent() ? left - (areasBelow(storeChunks()) - areasBelow(nextFree())) : left);
    }

    private long areasBelow(long chunk) {
        return chunk < 2 ? 0 : (chunk - 2) / (entriesInArea() + 1) + 1;
    }
}
