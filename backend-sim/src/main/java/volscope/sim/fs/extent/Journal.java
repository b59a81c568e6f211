package volscope.sim.fs.extent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

import org.pcollections.PMap;

/**
 * The journal of a volume. Its first block is the journal's superblock; behind it stands one transaction: descriptor blocks, each followed
 * by the blocks it names, and a commit block with a checksum of all of them.
 */
final class Journal {

    private static final long MAGIC = 0xc03b3998L;
    private static final int DESCRIPTOR = 1;
    private static final int COMMIT = 2;
    private static final int SUPERBLOCK = 4;
    private static final int HEADER = 12;
    private static final int TAG = 8;

    /** A block to write. */
    record Write(long block, byte[] bytes) {
    }

    private final Geometry geometry;
    private final List<Long> blocks;

    /** The journal that lies in these blocks of the volume. */
    Journal(Geometry geometry, List<Long> blocks) {
        this.geometry = geometry;
        this.blocks = blocks;
    }

    static Journal of(Draft draft) {
        Inode inode = new InodeTable(draft).get(draft.superblock().journalInode());
        List<Long> blocks = new ArrayList<>();
        for (Extent extent : inode.extents()) {
            for (int i = 0; i < extent.length(); i++) {
                blocks.add(extent.physical() + i);
            }
        }
        return new Journal(draft.geometry(), blocks);
    }

    /** The first block of the journal. */
    long start() {
        return blocks.getFirst();
    }

    /** How many blocks a transaction may have. */
    int capacity() {
        int tags = tagsPerDescriptor();
        int room = blocks.size() - 2;
        return room - (room + tags) / (tags + 1);
    }

    private int tagsPerDescriptor() {
        return (geometry.blockSize() - HEADER - TAG) / TAG;
    }

    /** The first block of a new journal. */
    static byte[] superblock(int blockSize, int length, String uuid) {
        byte[] bytes = new byte[blockSize];
        header(bytes, SUPERBLOCK, 0);
        Bytes.putBig32(bytes, 0xc, blockSize);
        Bytes.putBig32(bytes, 0x10, length);
        Bytes.putBig32(bytes, 0x14, 1);
        Bytes.putBig32(bytes, 0x18, 1);
        Uuid.put(bytes, 0x30, uuid);
        Bytes.putBig32(bytes, 0x40, 1);
        return bytes;
    }

    private static void header(byte[] bytes, int type, long sequence) {
        Bytes.putBig32(bytes, 0, MAGIC);
        Bytes.putBig32(bytes, 4, type);
        Bytes.putBig32(bytes, 8, sequence);
    }

    /** The writes that put a transaction into the journal; the last one commits it and has to follow the others. */
    List<Write> writes(PMap<Long, byte[]> transaction) {
        List<Write> writes = new ArrayList<>();
        List<Map.Entry<Long, byte[]>> left = new ArrayList<>(new TreeMap<>(transaction).entrySet());
        var checksum = new CRC32C();
        int at = 1;
        while (!left.isEmpty()) {
            List<Map.Entry<Long, byte[]>> part = left.subList(0, Math.min(tagsPerDescriptor(), left.size()));
            byte[] descriptor = descriptor(part.stream().map(Map.Entry::getKey).toList());
            at = add(writes, checksum, at, descriptor);
            for (Map.Entry<Long, byte[]> block : part) {
                at = add(writes, checksum, at, block.getValue());
            }
            part.clear();
        }
        byte[] commit = new byte[geometry.blockSize()];
        header(commit, COMMIT, transaction.size());
        Bytes.putBig32(commit, HEADER, checksum.getValue());
        writes.add(new Write(blocks.get(at), commit));
        return writes;
    }

    private int add(List<Write> writes, CRC32C checksum, int at, byte[] bytes) {
        checksum.update(bytes);
        writes.add(new Write(blocks.get(at), bytes));
        return at + 1;
    }

    private byte[] descriptor(List<Long> numbers) {
        byte[] bytes = new byte[geometry.blockSize()];
        header(bytes, DESCRIPTOR, numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            Bytes.putBig32(bytes, HEADER + i * TAG, numbers.get(i));
            Bytes.putBig32(bytes, HEADER + i * TAG + 4, numbers.get(i) >>> 32);
        }
        return bytes;
    }

    /** The transaction in the journal, if it is complete. */
    Optional<Map<Long, byte[]>> read(Draft draft) {
        Map<Long, byte[]> found = new TreeMap<>();
        var checksum = new CRC32C();
        int at = 1;
        while (at < blocks.size()) {
            byte[] head = draft.block(blocks.get(at));
            if (Bytes.getBig32(head, 0) != MAGIC) {
                return Optional.empty();
            }
            if (Bytes.getBig32(head, 4) == COMMIT) {
                boolean whole = Bytes.getBig32(head, HEADER) == checksum.getValue() && Bytes.getBig32(head, 8) == found.size();
                return whole ? Optional.of(found) : Optional.empty();
            }
            at = readPart(draft, head, at, checksum, found);
        }
        return Optional.empty();
    }

    private int readPart(Draft draft, byte[] descriptor, int at, CRC32C checksum, Map<Long, byte[]> found) {
        checksum.update(descriptor);
        long count = Math.min(Bytes.getBig32(descriptor, 8), tagsPerDescriptor());
        int next = at + 1;
        for (int i = 0; i < count && next < blocks.size(); i++) {
            byte[] bytes = draft.block(blocks.get(next));
            checksum.update(bytes);
            long number = Bytes.getBig32(descriptor, HEADER + i * TAG) | Bytes.getBig32(descriptor, HEADER + i * TAG + 4) << 32;
            found.put(number, bytes);
            next++;
        }
        return next;
    }
}
