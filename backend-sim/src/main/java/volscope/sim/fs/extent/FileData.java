package volscope.sim.fs.extent;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The bytes of a file in the page cache, and the blocks below them. */
final class FileData {

    private static final int AHEAD = 32;

    private final Draft draft;
    private final InodeTable inodes;
    private final int blockSize;

    FileData(Draft draft) {
        this.draft = draft;
        this.inodes = new InodeTable(draft);
        this.blockSize = draft.geometry().blockSize();
    }

    /** Bytes from an offset on, up to the end of the file. */
    byte[] read(long number, long offset, int max) {
        Inode inode = inodes.get(number);
        byte[] bytes = new byte[(int) Math.max(0, Math.min(max, inode.size() - offset))];
        forEach(offset, bytes.length, (block, part) -> {
            byte[] from = content(number, inode, block, offset + bytes.length);
            System.arraycopy(from, part.inBlock(), bytes, part.inBytes(), part.length());
        });
        return bytes;
    }

    private byte[] content(long number, Inode inode, long block, long end) {
        Optional<Extent> extent = inode.extent(block);
        if (extent.isEmpty()) {
            return new byte[blockSize];
        }
        long last = Math.min(extent.get().end(), (end + blockSize - 1) / blockSize);
        int ahead = (int) Math.max(1, Math.min(AHEAD, last - block));
        return draft.fileBlock(number, block, extent.get().at(block), ahead);
    }

    /** Puts bytes at an offset; blocks that are not there are taken. */
    void write(long number, long offset, byte[] bytes) {
        Inode before = inodes.get(number);
        forEach(offset, bytes.length, (block, part) -> {
            byte[] content = part.length() == blockSize ? new byte[blockSize] : before(number, before, block).clone();
            System.arraycopy(bytes, part.inBytes(), content, part.inBlock(), part.length());
            draft.putFileBlock(number, block, content);
        });
        Inode mapped = bytes.length == 0
                ? before
                : map(number, before, offset / blockSize, (offset + bytes.length - 1) / blockSize);
        inodes.put(number, mapped.sized(Math.max(before.size(), offset + bytes.length)).changed(draft.seconds()));
    }

    /** What a block holds before a part of it is written: beyond the end of the file it holds nothing. */
    private byte[] before(long number, Inode inode, long block) {
        boolean beyond = block * blockSize >= inode.size();
        return beyond ? new byte[blockSize] : content(number, inode, block, (block + 1) * blockSize);
    }

    /** Takes blocks for all holes in a range of the file, for all of it to be written; the inode is not. */
    Inode map(long number, Inode inode, long first, long last) {
        return keep(number, inode, first, last + 1, Extent.State.WRITTEN).with(Extent.State.WRITTEN, first, last + 1);
    }

    /** Takes blocks for what a range of the file lacks; the inode is not written. */
    private Inode keep(long number, Inode inode, long first, long limit, Extent.State state) {
        var allocator = new Allocator(draft);
        Inode now = inode;
        for (long block = first; block < limit;) {
            Optional<Extent> extent = now.kept(block);
            if (extent.isPresent()) {
                block = extent.get().end();
                continue;
            }
            long end = now.nextMapped(block, limit);
            int most = (int) Math.min(end - block, Extent.longest(state));
            Allocator.Run run = allocator.takeLong(goal(number, now, block), most, block);
            now = now.plus(new Extent(block, run.length(), run.start(), state));
            block += run.length();
        }
        return now;
    }

    /** Keeps blocks for a range of bytes, which read as zeroes; the file grows if {@code size} is more than it has. */
    void allocate(long number, long offset, long length, long size) {
        Inode inode = inodes.get(number);
        Inode kept = keep(number, inode, offset / blockSize, (offset + length + blockSize - 1) / blockSize, Extent.State.UNWRITTEN);
        inodes.put(number, kept.sized(Math.max(inode.size(), size)).changed(draft.seconds()));
    }

    /** Makes whole blocks hold nothing; those that were not there are kept if {@code then} says so. The size stays. */
    Inode empty(long number, Inode inode, long first, long limit, Emptied then) {
        if (limit <= first) {
            return inode;
        }
        draft.cutFile(number, first, limit);
        if (then == Emptied.KEPT) {
            return keep(number, inode, first, limit, Extent.State.UNWRITTEN).with(Extent.State.UNWRITTEN, first, limit);
        }
        var allocator = new Allocator(draft);
        inode.within(first, limit).forEach(extent -> allocator.give(extent.physical(), extent.length()));
        return inode.without(first, limit);
    }

    /** What becomes of blocks that are emptied. */
    enum Emptied {
        GIVEN_BACK, KEPT
    }

    /** Makes a range of bytes read as zeroes; whole blocks of it are emptied. */
    void clear(long number, long offset, long end, Emptied then) {
        Inode inode = inodes.get(number);
        for (Edge edge : edges(offset, end, blockSize)) {
            if (inode.extent(edge.block()).isPresent()) {
                byte[] bytes = content(number, inode, edge.block(), (edge.block() + 1) * blockSize).clone();
                Arrays.fill(bytes, edge.from(), edge.to(), (byte) 0);
                draft.putFileBlock(number, edge.block(), bytes);
            }
        }
        inodes.put(number, empty(number, inode, (offset + blockSize - 1) / blockSize, end / blockSize, then).changed(draft.seconds()));
    }

    /**
     * A part of a block.
     *
     * @param block
     *            which block of the file
     * @param from
     *            the first byte of the part
     * @param to
     *            the byte after it
     */
    record Edge(long block, int from, int to) {
    }

    /** The parts of a range that are no whole blocks. */
    static List<Edge> edges(long offset, long end, int blockSize) {
        long first = offset / blockSize;
        long last = end / blockSize;
        if (first == last) {
            return end == offset ? List.of() : List.of(new Edge(first, (int) (offset % blockSize), (int) (end % blockSize)));
        }
        return Stream.of(new Edge(first, (int) (offset % blockSize), blockSize), new Edge(last, 0, (int) (end % blockSize)))
                .filter(edge -> edge.to() > edge.from() && edge.to() - edge.from() < blockSize).toList();
    }

    private long goal(long number, Inode inode, long block) {
        for (int i = inode.extents().size() - 1; i >= 0; i--) {
            Extent extent = inode.extents().get(i);
            if (extent.end() <= block) {
                return extent.physical() + extent.length();
            }
        }
        Geometry geometry = draft.geometry();
        return geometry.groupStart((int) ((number - 1) / geometry.inodesPerGroup()));
    }

    /** Takes whole blocks out of a file, or makes room for as many; what is behind moves. */
    void shift(long number, long first, long limit, FileRuns.Shift way) {
        Inode inode = inodes.get(number);
        long count = limit - first;
        Inode moved = way == FileRuns.Shift.TOGETHER
                ? empty(number, inode, first, limit, Emptied.GIVEN_BACK).shifted(limit, -count)
                : inode.shifted(first, count);
        draft.cutFile(number, first, Long.MAX_VALUE);
        long grown = way == FileRuns.Shift.TOGETHER ? -count : count;
        inodes.put(number, moved.sized(inode.size() + grown * blockSize).changed(draft.seconds()));
    }

    /** Cuts or extends a file; what is cut off is given back. */
    void truncate(long number, long size) {
        Inode inode = inodes.get(number);
        long keep = (size + blockSize - 1) / blockSize;
        if (size < inode.size() && size % blockSize != 0 && inode.extent(keep - 1).isPresent()) {
            byte[] tail = content(number, inode, keep - 1, size).clone();
            Arrays.fill(tail, (int) (size % blockSize), blockSize, (byte) 0);
            draft.putFileBlock(number, keep - 1, tail);
        }
        inodes.put(number, cut(number, inode, keep).sized(size).changed(draft.seconds()));
    }

    /** An inode without its blocks from one on; they are given back. */
    Inode cut(long number, Inode inode, long keep) {
        return empty(number, inode, keep, Long.MAX_VALUE, Emptied.GIVEN_BACK);
    }

    /**
     * The part of a range that lies in one block.
     *
     * @param inBlock
     *            where it starts in the block
     * @param inBytes
     *            where it starts in the range
     * @param length
     *            how long it is
     */
    record Part(int inBlock, int inBytes, int length) {
    }

    private void forEach(long offset, int length, BiConsumer<Long, Part> visitor) {
        for (int done = 0; done < length;) {
            long at = offset + done;
            int start = (int) (at % blockSize);
            int part = Math.min(length - done, blockSize - start);
            visitor.accept(at / blockSize, new Part(start, done, part));
            done += part;
        }
    }
}
