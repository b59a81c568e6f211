package volscope.sim.fs.extent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file as its inode tells of it.
 *
 * @param mode
 *            type and permission bits, as {@code st_mode}
 * @param links
 *            how many names it has
 * @param size
 *            in bytes
 * @param mtime
 *            when it was changed, in seconds since 1970
 * @param read
 *            whether it was read since then: the time of access is the later one
 * @param flags
 *            inode flags
 * @param blocks
 *            blocks of the volume it occupies
 * @param extents
 *            where its blocks are, in order
 * @param inline
 *            what is kept in the inode itself: the target of a short link, the number of a device
 */
record Inode(int mode, int links, long size, long mtime, Read read, int flags, long blocks, List<Extent> extents, byte[] inline) {

    /** Whether a file was read since it was changed. */
    enum Read {
        NO, YES
    }

    static final int TYPE = 0170000;
    static final int DIRECTORY = 0040000;
    static final int REGULAR = 0100000;
    static final int SYMLINK = 0120000;
    static final int BLOCK = 0060000;
    static final int CHARACTER = 0020000;

    /** The file is mapped by extents. */
    static final int EXTENTS_FLAG = 0x80000;
    /** Blocks of the file were shared with another file. */
    static final int REFLINK_FLAG = 0x4000000;
    /** The file asks for DAX. */
    static final int DAX_FLAG = 0x2000000;

    Inode {
        extents = List.copyOf(extents);
    }

    static Inode fresh(int mode, long mtime, int flags) {
        return new Inode(mode, (mode & TYPE) == DIRECTORY ? 2 : 1, 0, mtime, Read.NO, flags | EXTENTS_FLAG, 0, List.of(), new byte[0]);
    }

    boolean isDirectory() {
        return (mode & TYPE) == DIRECTORY;
    }

    boolean isRegular() {
        return (mode & TYPE) == REGULAR;
    }

    boolean asksForDax() {
        return (flags & DAX_FLAG) != 0;
    }

    /** The extent that holds what a block of the file was written with. */
    Optional<Extent> extent(long block) {
        return kept(block).filter(Extent::isWritten);
    }

    /** The extent that a block of the file has, written or not. */
    Optional<Extent> kept(long block) {
        int low = 0;
        int high = extents.size() - 1;
        while (low <= high) {
            int middle = (low + high) / 2;
            Extent extent = extents.get(middle);
            if (extent.holds(block)) {
                return Optional.of(extent);
            }
            if (block < extent.logical()) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return Optional.empty();
    }

    /** The first block of the file after one that is not there, written or not. */
    long nextMapped(long block, long otherwise) {
        for (Extent extent : extents) {
            if (extent.logical() > block) {
                return Math.min(extent.logical(), otherwise);
            }
        }
        return otherwise;
    }

    /** Whether some blocks of the file hold nothing. */
    boolean isHole(long block, long end) {
        return extents.stream().noneMatch(extent -> extent.isWritten() && extent.logical() < end && extent.end() > block);
    }

    /** Extents that end or start at a block of the file: the one that holds it is cut in two. */
    private List<Extent> splitAt(long block) {
        return extents.stream().flatMap(extent -> extent.splitAt(block).stream()).toList();
    }

    /** With blocks of the file in another state, as far as they are there. */
    Inode with(Extent.State state, long block, long end) {
        List<Extent> parts = with(splitAt(block), blocks).splitAt(end);
        List<Extent> all = new ArrayList<>(
                parts.stream().map(extent -> extent.logical() >= block && extent.end() <= end ? extent.with(state) : extent).toList());
        for (int at = all.size() - 2; at >= 0; at--) {
            join(all, at);
        }
        return with(all, blocks);
    }

    /** The extents of some blocks of the file, cut to them. */
    List<Extent> within(long block, long end) {
        return with(splitAt(block), blocks).splitAt(end).stream().filter(extent -> extent.logical() >= block && extent.end() <= end)
                .toList();
    }

    /** Without some blocks of the file. */
    Inode without(long block, long end) {
        List<Extent> gone = within(block, end);
        List<Extent> left = with(splitAt(block), blocks).splitAt(end).stream().filter(extent -> !gone.contains(extent)).toList();
        return with(left, blocks - gone.stream().mapToLong(Extent::length).sum());
    }

    /** With all from a block on moved by so many blocks; where they go nothing may be. */
    Inode shifted(long from, long by) {
        List<Extent> all = new ArrayList<>(splitAt(from).stream().map(extent -> extent.logical() < from
                ? extent
                : new Extent(extent.logical() + by, extent.length(), extent.physical(), extent.state())).toList());
        for (int at = all.size() - 2; at >= 0; at--) {
            join(all, at);
        }
        return with(all, blocks);
    }

    Inode with(List<Extent> newExtents, long newBlocks) {
        return new Inode(mode, links, size, mtime, read, flags, newBlocks, newExtents, inline);
    }

    /** With one more extent. */
    Inode plus(Extent added) {
        List<Extent> all = new ArrayList<>(extents);
        int at = 0;
        while (at < all.size() && all.get(at).logical() < added.logical()) {
            at++;
        }
        all.add(at, added);
        join(all, at);
        if (at > 0) {
            join(all, at - 1);
        }
        return with(all, blocks + added.length());
    }

    private static void join(List<Extent> all, int at) {
        if (at + 1 < all.size() && all.get(at).joins(all.get(at + 1))) {
            Extent first = all.get(at);
            all.set(at, new Extent(first.logical(), first.length() + all.get(at + 1).length(), first.physical(), first.state()));
            all.remove(at + 1);
        }
    }

    Inode sized(long newSize) {
        return new Inode(mode, links, newSize, mtime, read, flags, blocks, extents, inline);
    }

    Inode linked(int by) {
        return new Inode(mode, links + by, size, mtime, read, flags, blocks, extents, inline);
    }

    Inode changed(long newMtime) {
        return new Inode(mode, links, size, newMtime, Read.NO, flags, blocks, extents, inline);
    }

    Inode accessed() {
        return new Inode(mode, links, size, mtime, Read.YES, flags, blocks, extents, inline);
    }

    Inode permitted(int bits) {
        return new Inode(mode & TYPE | bits, links, size, mtime, read, flags, blocks, extents, inline);
    }

    Inode flagged(int newFlags) {
        return new Inode(mode, links, size, mtime, read, newFlags, blocks, extents, inline);
    }

    Inode holding(byte[] newInline, long newSize) {
        return new Inode(mode, links, newSize, mtime, read, flags & ~EXTENTS_FLAG, blocks, extents, newInline);
    }
}
