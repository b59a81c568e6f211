package volscope.sim.fs.extent;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What makes a volume an xfs volume to who looks at it: its superblock and the heads of its allocation groups. */
final class XfsHeaders {

    private static final int GROUPS = 4;
    private static final int HEAD_BLOCKS = 8;
    private static final int INODES_PER_GROUP = 8192;
    private static final long MIN_LOG = 64L << 20;
    private static final int LOG_SHARE = 2048;
    private static final long ROOT_INODE = 128;
    private static final int INODE = 512;
    /** Free inodes have a tree of their own, and counts of inodes are kept. */
    private static final int RO_COMPAT = 0x9;
    private static final List<String> HEADS = List.of("XAGF", "XAGI", "XAFL");

    private final Format.Wish wish;
    private final long blocks;
    private final long perGroup;

    XfsHeaders(Format.Wish wish) {
        this.wish = wish;
        this.blocks = wish.bytes() / wish.blockSize();
        long groups = Math.max(GROUPS, wish.bytes() >> 40);
        this.perGroup = (blocks + groups - 1) / groups;
    }

    Geometry geometry() {
        return new Geometry(FsType.XFS, wish.blockSize(), blocks, 0, INODES_PER_GROUP, 0, HEAD_BLOCKS);
    }

    long blocksPerGroup() {
        return perGroup;
    }

    int groups() {
        return (int) ((blocks + perGroup - 1) / perGroup);
    }

    int logBlocks() {
        long share = Math.max(MIN_LOG, wish.bytes() / LOG_SHARE) / wish.blockSize();
        return (int) Math.min(share, Math.min(perGroup - perGroup / 16 - HEAD_BLOCKS, 524288));
    }

    /** The log is in the middle group. */
    long logStart() {
        return groups() / 2 * perGroup + HEAD_BLOCKS;
    }

    /** The heads of the groups. */
    List<Allocator.Run> taken() {
        List<Allocator.Run> runs = new ArrayList<>();
        for (int group = 0; group < groups(); group++) {
            runs.add(new Allocator.Run(group * perGroup, (int) Math.min(HEAD_BLOCKS, blocks - group * perGroup)));
        }
        return runs;
    }

    /** Writes the superblock into the first block. */
    void mark(byte[] block) {
        superblock(block);
        heads(block, 0);
    }

    /** The first block, where the volume's own header is in another. */
    byte[] first() {
        byte[] block = new byte[wish.blockSize()];
        mark(block);
        return block;
    }

    /** The heads of all groups but the first, whose first block is written with the rest. */
    List<Format.Step> steps() {
        List<Format.Step> steps = new ArrayList<>();
        for (int group = 1; group < groups(); group++) {
            byte[] block = new byte[wish.blockSize()];
            superblock(block);
            heads(block, group);
            steps.add(new Format.Put(group * perGroup * wish.blockSize(), block));
            for (int root = firstRoot(); root < HEAD_BLOCKS; root++) {
                steps.add(root(group, root));
            }
        }
        for (int root = firstRoot(); root < HEAD_BLOCKS; root++) {
            if (root != geometry().headerBlock()) {
                steps.add(root(0, root));
            }
        }
        if (wish.xfs().sector() == wish.blockSize()) {
            IntStream.range(0, groups()).forEach(group -> wholeHeads(steps, group));
        }
        return steps;
    }

    /** The blocks of a group's head that are before the roots of its trees: one where its sectors share a block. */
    private int firstRoot() {
        return wish.xfs().sector() == wish.blockSize() ? HEADS.size() + 1 : 1;
    }

    /** The heads of a group where each sector is a block. */
    private void wholeHeads(List<Format.Step> steps, int group) {
        for (int i = 0; i < HEADS.size(); i++) {
            byte[] block = new byte[wish.blockSize()];
            head(block, 0, i, group);
            steps.add(new Format.Put((group * perGroup + i + 1) * wish.blockSize(), block));
        }
    }

    /** The root of one of a group's trees, without records. */
    private Format.Step root(int group, int root) {
        String[] magics = {"", "AB3B", "AB3C", "IAB3", "FIB3", "RMB3", "R3FC", "XAGR"};
        byte[] block = new byte[wish.blockSize()];
        Bytes.putText(block, 0, 4, magics[root - firstRoot() + 1]);
        return new Format.Put((group * perGroup + root) * wish.blockSize(), block);
    }

    private void superblock(byte[] block) {
        Bytes.putText(block, 0, 4, "XFSB");
        Bytes.putBig32(block, 4, wish.blockSize());
        Bytes.putBig64(block, 8, blocks);
        Uuid.put(block, 32, wish.uuid());
        Bytes.putBig64(block, 48, logStart());
        Bytes.putBig64(block, 56, ROOT_INODE);
        Bytes.putBig64(block, 64, ROOT_INODE + 1);
        Bytes.putBig64(block, 72, ROOT_INODE + 2);
        Bytes.putBig32(block, 80, 1);
        Bytes.putBig32(block, 84, perGroup);
        Bytes.putBig32(block, 88, groups());
        Bytes.putBig32(block, 96, logBlocks());
        Bytes.putBig16(block, 100, 0xb4a5);
        Bytes.putBig16(block, 102, wish.xfs().sector());
        Bytes.putBig16(block, 104, INODE);
        Bytes.putBig16(block, 106, wish.blockSize() / INODE);
        Bytes.putText(block, 108, 12, wish.label());
        block[120] = (byte) Integer.numberOfTrailingZeros(wish.blockSize());
        block[121] = (byte) Integer.numberOfTrailingZeros(wish.xfs().sector());
        block[122] = 9;
        block[123] = (byte) (block[120] - 9);
        block[124] = (byte) (64 - Long.numberOfLeadingZeros(perGroup - 1));
        block[127] = 25;
        Bytes.putBig32(block, XfsSummary.RO_COMPAT,
                RO_COMPAT | (wish.xfs().sharing() == XfsWish.Sharing.POSSIBLE ? XfsSummary.REFLINK : 0));
        Bytes.putBig64(block, 144, blocks - logBlocks() - (long) groups() * HEAD_BLOCKS);
    }

    private void heads(byte[] block, int group) {
        for (int i = 0; i < HEADS.size() && (i + 2) * wish.xfs().sector() <= block.length; i++) {
            head(block, (i + 1) * wish.xfs().sector(), i, group);
        }
    }

    private void head(byte[] block, int at, int which, int group) {
        Bytes.putText(block, at, 4, HEADS.get(which));
        Bytes.putBig32(block, at + 4, 1);
        Bytes.putBig32(block, at + 8, group);
        Bytes.putBig32(block, at + 12, Math.min(perGroup, blocks - group * perGroup));
    }
}
