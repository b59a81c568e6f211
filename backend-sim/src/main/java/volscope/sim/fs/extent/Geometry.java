package volscope.sim.fs.extent;

/**
 * Where the structures of a volume are.
 *
 * @param type
 *            whose volume it is
 * @param blockSize
 *            bytes of a block
 * @param blocks
 *            blocks of the volume
 * @param firstBlock
 *            the first block of group 0: 1 for blocks of 1 KiB, else 0
 * @param inodesPerGroup
 *            inodes of a group
 * @param reservedDescriptors
 *            blocks kept for more group descriptors
 * @param descriptorsAt
 *            the first block of group descriptors
 */
record Geometry(FsType type, int blockSize, long blocks, int firstBlock, int inodesPerGroup, int reservedDescriptors, long descriptorsAt) {

    /** Bytes of an inode. */
    static final int INODE_SIZE = 256;
    /** Bytes of a group descriptor. */
    static final int DESCRIPTOR_SIZE = 64;

    /** The same with another number of blocks; what more or fewer descriptors take is given or taken by the room kept for them. */
    Geometry resized(long newBlocks) {
        var other = new Geometry(type, blockSize, newBlocks, firstBlock, inodesPerGroup, 0, descriptorsAt);
        int kept = Math.max(0, reservedDescriptors + descriptorBlocks() - other.descriptorBlocks());
        return new Geometry(type, blockSize, newBlocks, firstBlock, inodesPerGroup, kept, descriptorsAt);
    }

    int blocksPerGroup() {
        return blockSize * 8;
    }

    int groups() {
        return (int) ((blocks - firstBlock + blocksPerGroup() - 1) / blocksPerGroup());
    }

    long groupStart(int group) {
        return firstBlock + (long) group * blocksPerGroup();
    }

    /** Blocks of a group; the last one may be short. */
    int blocksOf(int group) {
        return (int) Math.min(blocksPerGroup(), blocks - groupStart(group));
    }

    int groupOf(long block) {
        return (int) ((block - firstBlock) / blocksPerGroup());
    }

    /** Whether a group starts with a copy of the superblock and the group descriptors: groups 0, 1 and powers of 3, 5 and 7. */
    boolean hasSuperblock(int group) {
        return type != FsType.XFS && (group <= 1 || isPower(group, 3) || isPower(group, 5) || isPower(group, 7));
    }

    private static boolean isPower(int number, int base) {
        int power = base;
        while (power < number) {
            power *= base;
        }
        return power == number;
    }

    /** Blocks at the start of a group for superblock, descriptors and those kept for more of them. */
    int headBlocks(int group) {
        return hasSuperblock(group) ? 1 + descriptorBlocks() + reservedDescriptors : 0;
    }

    /** The block the superblock is in. */
    long headerBlock() {
        return type.headerOffset() / blockSize;
    }

    /** Where in that block it is. */
    int headerOffset() {
        return type.headerOffset() % blockSize;
    }

    long inodes() {
        return (long) groups() * inodesPerGroup;
    }

    int inodesPerBlock() {
        return blockSize / INODE_SIZE;
    }

    /** Blocks of a group's inode table. */
    int tableBlocks() {
        return (inodesPerGroup + inodesPerBlock() - 1) / inodesPerBlock();
    }

    int descriptorsPerBlock() {
        return blockSize / DESCRIPTOR_SIZE;
    }

    int descriptorBlocks() {
        return (groups() + descriptorsPerBlock() - 1) / descriptorsPerBlock();
    }
}
