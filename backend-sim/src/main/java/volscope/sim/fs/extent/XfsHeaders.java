package volscope.sim.fs.extent;

import java.util.ArrayList;
import java.util.List;

/** What makes a volume an xfs volume to who looks at it: its superblock and the heads of its allocation groups. */
final class XfsHeaders {

    private static final int GROUPS = 4;
    private static final int HEAD_BLOCKS = 8;
    private static final int INODES_PER_GROUP = 8192;
    private static final long MIN_LOG = 64L << 20;
    private static final int LOG_SHARE = 2048;
    private static final int SECTOR = 512;
    private static final long ROOT_INODE = 128;

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
            for (int root = 1; root < HEAD_BLOCKS; root++) {
                steps.add(root(group, root));
            }
        }
        for (int root = 1; root < HEAD_BLOCKS; root++) {
            if (root != geometry().headerBlock()) {
                steps.add(root(0, root));
            }
        }
        return steps;
    }

    /** The root of one of a group's trees, without records. */
    private Format.Step root(int group, int root) {
        String[] magics = {"", "AB3B", "AB3C", "IAB3", "FIB3", "RMB3", "R3FC", "XAGR"};
        byte[] block = new byte[wish.blockSize()];
        Bytes.putText(block, 0, 4, magics[root]);
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
        Bytes.putBig16(block, 102, SECTOR);
        Bytes.putBig16(block, 104, SECTOR);
        Bytes.putBig16(block, 106, wish.blockSize() / SECTOR);
        Bytes.putText(block, 108, 12, wish.label());
        block[120] = (byte) Integer.numberOfTrailingZeros(wish.blockSize());
        block[121] = 9;
        block[122] = 9;
        block[123] = (byte) (block[120] - 9);
        block[124] = (byte) (64 - Long.numberOfLeadingZeros(perGroup - 1));
        block[127] = 25;
        Bytes.putBig64(block, 144, blocks - logBlocks() - (long) groups() * HEAD_BLOCKS);
    }

    private void heads(byte[] block, int group) {
        String[] magics = {"XAGF", "XAGI", "XAFL"};
        for (int i = 0; i < magics.length && (i + 2) * SECTOR <= block.length; i++) {
            int at = (i + 1) * SECTOR;
            Bytes.putText(block, at, 4, magics[i]);
            Bytes.putBig32(block, at + 4, 1);
            Bytes.putBig32(block, at + 8, group);
            Bytes.putBig32(block, at + 12, Math.min(perGroup, blocks - group * perGroup));
        }
    }
}
