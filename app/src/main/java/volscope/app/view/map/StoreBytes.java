package volscope.app.view.map;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import volscope.model.machine.Revision;
import volscope.model.machine.SnapshotInfo;

/**
 * The beginning of a persistent store as it is on disk; numbers are little-endian.
 *
 * @param header
 *            its header; empty of a store without one
 * @param entry
 *            the first entry of its first metadata area, if it is in use
 */
record StoreBytes(Optional<Header> header, Optional<Entry> entry) {
    private static final int HEADER_BYTES = 16;
    private static final int ENTRY_BYTES = 16;

    /**
     * The header.
     *
     * @param valid
     *            1 while the snapshot is
     * @param version
     *            of the format
     * @param chunkSectors
     *            the size of a chunk
     */
    record Header(int valid, int version, int chunkSectors) {
    }

    /**
     * An entry.
     *
     * @param oldChunk
     *            the origin's chunk
     * @param newChunk
     *            the store's chunk that has its content; 0 in an entry that is not in use
     */
    record Entry(long oldChunk, long newChunk) {
    }

    /** Reads a store. */
    static StoreBytes of(Revision revision, SnapshotInfo info) {
        if (!info.isPersistent()) {
            return new StoreBytes(Optional.empty(), Optional.empty());
        }
        Optional<Header> header = revision.bytes(info.store(), 0, HEADER_BYTES).map(StoreBytes::little)
                .map(bytes -> new Header(bytes.getInt(4), bytes.getInt(8), bytes.getInt(12)));
        Optional<Entry> entry = revision.bytes(info.store(), info.chunkBytes(), ENTRY_BYTES).map(StoreBytes::little)
                .map(bytes -> new Entry(bytes.getLong(0), bytes.getLong(8))).filter(found -> found.newChunk() != 0);
        return new StoreBytes(header, entry);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
