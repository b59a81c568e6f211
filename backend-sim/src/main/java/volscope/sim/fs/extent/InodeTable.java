package volscope.sim.fs.extent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** The inodes of a volume, in ext4's form: up to four extents in the inode, more in leaf blocks. */
final class InodeTable {

    private static final int ROOT = 0x28;
    private static final int IN_INODE = 60;
    private static final int HEADER = 12;
    private static final int ENTRY = 12;
    private static final int MAGIC = 0xf30a;
    private static final int IN_ROOT = 4;
    /** The fraction of the time of access; a nanosecond more than that of the change says that it is later. */
    private static final int ACCESS_EXTRA = 0x8c;
    private static final int NANOSECOND = 1 << 2;

    private final Draft draft;
    private final Groups groups;
    private final Geometry geometry;

    InodeTable(Draft draft) {
        this.draft = draft;
        this.groups = new Groups(draft);
        this.geometry = draft.geometry();
    }

    private long block(long inode) {
        int group = (int) ((inode - 1) / geometry.inodesPerGroup());
        return groups.get(group).inodeTable() + index(inode) / geometry.inodesPerBlock();
    }

    private int index(long inode) {
        return (int) ((inode - 1) % geometry.inodesPerGroup());
    }

    private int offset(long inode) {
        return index(inode) % geometry.inodesPerBlock() * Geometry.INODE_SIZE;
    }

    /** The inode of a number; ENOENT if it is not in use. */
    Inode get(long number) {
        byte[] table = draft.block(block(number));
        int at = offset(number);
        int mode = Bytes.get16(table, at);
        if (mode == 0) {
            throw new ErrnoException(Errno.ENOENT);
        }
        int flags = (int) Bytes.get32(table, at + 0x20);
        long size = Bytes.getSplit(table, at + 4, at + 0x6c);
        boolean mapped = (flags & Inode.EXTENTS_FLAG) != 0;
        List<Long> leaves = mapped ? leaves(table, at + ROOT) : List.of();
        List<Extent> extents = mapped ? extents(table, at + ROOT, leaves) : List.of();
        byte[] inline = mapped ? new byte[0] : Arrays.copyOfRange(table, at + ROOT, at + ROOT + IN_INODE);
        long blocks = Bytes.get32(table, at + 0x1c) / (geometry.blockSize() / 512) - leaves.size();
        return new Inode(mode, Bytes.get16(table, at + 0x1a), size, Bytes.get32(table, at + 0x10),
                Bytes.get32(table, at + ACCESS_EXTRA) == 0 ? Inode.Read.NO : Inode.Read.YES, flags, blocks, extents, inline);
    }

    /** Whether an inode is in use. */
    boolean isUsed(long number) {
        return Bytes.get16(draft.block(block(number)), offset(number)) != 0;
    }

    private static List<Long> leaves(byte[] bytes, int root) {
        List<Long> leaves = new ArrayList<>();
        if (Bytes.get16(bytes, root + 6) == 1) {
            for (int i = 0; i < Bytes.get16(bytes, root + 2); i++) {
                int entry = root + HEADER + i * ENTRY;
                leaves.add(Bytes.get32(bytes, entry + 4) | (long) Bytes.get16(bytes, entry + 8) << 32);
            }
        }
        return leaves;
    }

    private List<Extent> extents(byte[] bytes, int root, List<Long> leaves) {
        List<Extent> extents = new ArrayList<>();
        if (Bytes.get16(bytes, root + 6) == 0) {
            readExtents(bytes, root, extents);
        }
        leaves.forEach(leaf -> readExtents(draft.block(leaf), 0, extents));
        return extents;
    }

    private static void readExtents(byte[] bytes, int node, List<Extent> into) {
        for (int i = 0; i < Bytes.get16(bytes, node + 2); i++) {
            int entry = node + HEADER + i * ENTRY;
            long physical = Bytes.get32(bytes, entry + 8) | (long) Bytes.get16(bytes, entry + 6) << 32;
            int length = Bytes.get16(bytes, entry + 4);
            Extent.State state = length > Extent.LONGEST ? Extent.State.UNWRITTEN : Extent.State.WRITTEN;
            into.add(new Extent(Bytes.get32(bytes, entry), length > Extent.LONGEST ? length - Extent.LONGEST : length, physical, state));
        }
    }

    /** Writes an inode. */
    void put(long number, Inode inode) {
        long block = block(number);
        int at = offset(number);
        byte[] before = draft.block(block);
        boolean wasMapped = (Bytes.get32(before, at + 0x20) & Inode.EXTENTS_FLAG) != 0;
        List<Long> leaves = fitLeaves(wasMapped ? leaves(before, at + ROOT) : List.of(), inode.extents().size());
        byte[] table = draft.edit(block);
        Arrays.fill(table, at + ROOT, at + ROOT + IN_INODE, (byte) 0);
        Bytes.put16(table, at, inode.mode());
        Bytes.putSplit(table, at + 4, at + 0x6c, inode.size());
        for (int time : new int[]{8, 0xc, 0x10}) {
            Bytes.put32(table, at + time, inode.mtime());
        }
        Bytes.put16(table, at + 0x1a, inode.links());
        Bytes.put32(table, at + 0x1c, (inode.blocks() + leaves.size()) * (geometry.blockSize() / 512));
        Bytes.put32(table, at + 0x20, inode.flags());
        Bytes.put16(table, at + 0x80, 32);
        Bytes.put32(table, at + ACCESS_EXTRA, inode.read() == Inode.Read.YES ? NANOSECOND : 0);
        if ((inode.flags() & Inode.EXTENTS_FLAG) == 0) {
            System.arraycopy(inode.inline(), 0, table, at + ROOT, Math.min(IN_INODE, inode.inline().length));
        } else {
            writeExtents(table, at + ROOT, inode.extents(), leaves);
        }
    }

    private int inLeaf() {
        return (geometry.blockSize() - HEADER) / ENTRY;
    }

    private List<Long> fitLeaves(List<Long> have, int extents) {
        int need = extents <= IN_ROOT ? 0 : (extents + inLeaf() - 1) / inLeaf();
        if (need > IN_ROOT) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        List<Long> leaves = new ArrayList<>(have);
        var allocator = new Allocator(draft);
        while (leaves.size() > need) {
            long leaf = leaves.removeLast();
            draft.forget(leaf);
            allocator.give(leaf, 1);
        }
        while (leaves.size() < need) {
            leaves.add(allocator.take(geometry.firstBlock(), 1).start());
        }
        return leaves;
    }

    private void writeExtents(byte[] table, int root, List<Extent> extents, List<Long> leaves) {
        if (leaves.isEmpty()) {
            writeNode(table, root, IN_ROOT, extents);
            return;
        }
        writeHeader(table, root, leaves.size(), IN_ROOT, 1);
        for (int i = 0; i < leaves.size(); i++) {
            List<Extent> part = extents.subList(i * inLeaf(), Math.min(extents.size(), (i + 1) * inLeaf()));
            int entry = root + HEADER + i * ENTRY;
            Bytes.put32(table, entry, part.getFirst().logical());
            Bytes.put32(table, entry + 4, leaves.get(i));
            Bytes.put16(table, entry + 8, (int) (leaves.get(i) >>> 32));
            writeNode(draft.fresh(leaves.get(i)), 0, inLeaf(), part);
        }
    }

    private static void writeHeader(byte[] bytes, int node, int entries, int most, int depth) {
        Bytes.put16(bytes, node, MAGIC);
        Bytes.put16(bytes, node + 2, entries);
        Bytes.put16(bytes, node + 4, most);
        Bytes.put16(bytes, node + 6, depth);
    }

    private static void writeNode(byte[] bytes, int node, int most, List<Extent> extents) {
        writeHeader(bytes, node, extents.size(), most, 0);
        for (int i = 0; i < extents.size(); i++) {
            int entry = node + HEADER + i * ENTRY;
            Bytes.put32(bytes, entry, extents.get(i).logical());
            Bytes.put16(bytes, entry + 4, extents.get(i).length() + (extents.get(i).isWritten() ? 0 : Extent.LONGEST));
            Bytes.put16(bytes, entry + 6, (int) (extents.get(i).physical() >>> 32));
            Bytes.put32(bytes, entry + 8, extents.get(i).physical());
        }
    }

    /** Wipes an inode that is no longer in use. */
    void wipe(long number) {
        int at = offset(number);
        byte[] table = draft.edit(block(number));
        boolean mapped = (Bytes.get32(table, at + 0x20) & Inode.EXTENTS_FLAG) != 0;
        var allocator = new Allocator(draft);
        for (long leaf : mapped ? leaves(table, at + ROOT) : List.<Long>of()) {
            draft.forget(leaf);
            allocator.give(leaf, 1);
        }
        Arrays.fill(table, at, at + Geometry.INODE_SIZE, (byte) 0);
    }
}
