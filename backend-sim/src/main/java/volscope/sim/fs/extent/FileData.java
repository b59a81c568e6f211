package volscope.sim.fs.extent;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

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

    /** Takes blocks for all holes in a range of the file; the inode is not written. */
    Inode map(long number, Inode inode, long first, long last) {
        var allocator = new Allocator(draft);
        Inode now = inode;
        for (long block = first; block <= last;) {
            Optional<Extent> extent = now.extent(block);
            if (extent.isPresent()) {
                block = extent.get().end();
                continue;
            }
            long end = now.nextMapped(block, last + 1);
            Allocator.Run run = allocator.take(goal(number, now, block), (int) Math.min(end - block, Extent.LONGEST));
            now = now.plus(new Extent(block, run.length(), run.start()));
            block += run.length();
        }
        return now;
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
        draft.cutFile(number, keep);
        var allocator = new Allocator(draft);
        var left = new java.util.ArrayList<Extent>();
        long blocks = inode.blocks();
        for (Extent extent : inode.extents()) {
            int stays = (int) Math.max(0, Math.min(extent.length(), keep - extent.logical()));
            if (stays > 0) {
                left.add(new Extent(extent.logical(), stays, extent.physical()));
            }
            if (stays < extent.length()) {
                allocator.give(extent.physical() + stays, extent.length() - stays);
                blocks -= extent.length() - stays;
            }
        }
        return inode.with(left, blocks);
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
