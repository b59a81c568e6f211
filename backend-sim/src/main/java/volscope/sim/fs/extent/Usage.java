package volscope.sim.fs.extent;

/**
 * What a mounted volume has room for, as {@code statfs(2)} tells it.
 *
 * @param type
 *            whose volume it is
 * @param id
 *            its number to programs
 * @param blockSize
 *            bytes of a block
 * @param blocks
 *            blocks that can hold data
 * @param free
 *            blocks nobody uses
 * @param available
 *            those of them that anybody may use
 * @param inodes
 *            files there can be
 * @param freeInodes
 *            files there can be besides those that are there
 */
public record Usage(FsType type, long id, int blockSize, long blocks, long free, long available, long inodes, long freeInodes) {

    /** Blocks that ext4 keeps for extents that have to be split: a part of all, and at most so many. */
    private static final int SPLIT_SHARE = 50;
    private static final long MOST_FOR_SPLITS = 4096;

    /** The usage of a mounted volume. */
    public static Usage of(FileSystems systems, long volume) {
        Superblock superblock = systems.get(volume).header();
        return systems.type(volume) == FsType.XFS ? xfs(systems, volume, superblock) : ext4(superblock);
    }

    private static Usage ext4(Superblock superblock) {
        Geometry geometry = superblock.geometry();
        long kept = superblock.reserved()
                + (superblock.features().hasExtents() ? Math.min(geometry.blocks() / SPLIT_SHARE, MOST_FOR_SPLITS) : 0);
        long free = superblock.freeBlocks();
        byte[] uuid = new byte[16];
        Uuid.put(uuid, 0, superblock.uuid());
        return new Usage(FsType.EXT4, Long.rotateLeft(Bytes.getSplit(uuid, 0, 4) ^ Bytes.getSplit(uuid, 8, 12), 32), geometry.blockSize(),
                geometry.blocks() - superblock.overhead(), free, Math.max(0, free - kept), geometry.inodes(), superblock.freeInodes());
    }

    private static Usage xfs(FileSystems systems, long volume, Superblock superblock) {
        Geometry geometry = superblock.geometry();
        long log = systems.look(volume, draft -> new InodeTable(draft).get(superblock.journalInode()).size()) / geometry.blockSize();
        long free = superblock.freeBlocks();
        var dev = systems.device(volume);
        return new Usage(FsType.XFS, (long) (dev.major() << 8 | dev.minor()) << 32, geometry.blockSize(), geometry.blocks() - log, free, free,
                geometry.inodes(), superblock.freeInodes());
    }
}
