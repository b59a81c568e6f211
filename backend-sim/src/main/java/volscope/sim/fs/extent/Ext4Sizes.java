package volscope.sim.fs.extent;

/** The sizes that {@code mke2fs} chooses for a volume of which little was said. */
final class Ext4Sizes {

    private static final int MIB = 1 << 20;
    private static final int LEAST_JOURNALED = 2048;
    private static final int SLACK = 50;
    private static final int GROWTH = 1024;

    private Ext4Sizes() {
    }

    static Geometry geometry(long bytes, int blockSize, long inodes, long ratio) {
        int first = blockSize == 1024 ? 1 : 0;
        Geometry geometry = sized(blockSize, first, bytes / blockSize, inodes != 0 ? inodes : bytes / (ratio != 0 ? ratio : ratio(bytes)));
        int last = geometry.blocksOf(geometry.groups() - 1);
        int overhead = geometry.headBlocks(geometry.groups() - 1) + 2 + geometry.tableBlocks();
        if (geometry.groups() > 1 && last < overhead + SLACK) {
            return sized(blockSize, first, geometry.blocks() - last, inodes != 0 ? inodes : geometry.inodes());
        }
        return geometry;
    }

    private static Geometry sized(int blockSize, int first, long blocks, long inodes) {
        var bare = new Geometry(FsType.EXT4, blockSize, blocks, first, 8, 0, first + 1);
        long perGroup = (inodes + bare.groups() - 1) / bare.groups();
        long tableBlocks = Math.max(1, (perGroup + bare.inodesPerBlock() - 1) / bare.inodesPerBlock());
        int rounded = (int) Math.min(tableBlocks * bare.inodesPerBlock(), bare.blocksPerGroup()) / 8 * 8;
        return new Geometry(FsType.EXT4, blockSize, blocks, first, Math.max(rounded, 16), reserved(bare), first + 1);
    }

    private static long ratio(long bytes) {
        long megabytes = bytes / MIB;
        if (megabytes < 3) {
            return 8192;
        }
        if (megabytes < 512) {
            return 4096;
        }
        return megabytes < 4L * MIB ? 16384 : megabytes < 16L * MIB ? 32768 : 65536;
    }

    /** Blocks kept so that the volume can grow to 1024 times its size. */
    private static int reserved(Geometry geometry) {
        long most = geometry.blocks() < 0xffffffffL / GROWTH ? geometry.blocks() * GROWTH : 0xffffffffL;
        long groups = (most - geometry.firstBlock() + geometry.blocksPerGroup() - 1) / geometry.blocksPerGroup();
        long blocks = (groups + geometry.descriptorsPerBlock() - 1) / geometry.descriptorsPerBlock() - geometry.descriptorBlocks();
        return (int) Math.max(0, Math.min(blocks, geometry.blockSize() / 4));
    }

    /** Blocks of the journal; 0: the volume is too small for one. */
    static int journal(Geometry geometry) {
        long blocks = geometry.blocks();
        if (blocks < LEAST_JOURNALED) {
            return 0;
        }
        int size = 1024;
        long limit = 32768;
        for (long factor : new long[]{8, 2, 8, 2, 2, 2}) {
            if (blocks < limit) {
                break;
            }
            size = size == 1024 ? 4096 : size * 2;
            limit *= factor;
        }
        return blocks < limit ? size : 262144;
    }
}
