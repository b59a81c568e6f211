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

    /** Bytes of an inode of xfs, and how much of a volume inodes can take. */
    private static final int XFS_INODE = 512;
    private static final int MOST_PERCENT = 25;
    /** The root directory and two of the realtime part. */
    private static final int XFS_OWN_INODES = 3;

    /** The usage of a mounted volume. */
    public static Usage of(FileSystems systems, long volume) {
        Superblock superblock = systems.get(volume).header();
        Geometry geometry = superblock.geometry();
        long log = superblock.journalInode() == 0
                ? 0
                : systems.look(volume, draft -> new InodeTable(draft).get(superblock.journalInode()).size()) / geometry.blockSize();
        return systems.type(volume) == FsType.XFS ? xfs(systems, volume, superblock, log) : ext4(superblock, log);
    }

    private static Usage ext4(Superblock superblock, long log) {
        Geometry geometry = superblock.geometry();
        long kept = superblock.reserved() + superblock.forSplits();
        long free = superblock.freeBlocks();
        byte[] uuid = new byte[16];
        Uuid.put(uuid, 0, superblock.uuid());
        return new Usage(FsType.EXT4, Long.rotateLeft(Bytes.getSplit(uuid, 0, 4) ^ Bytes.getSplit(uuid, 8, 12), 32), geometry.blockSize(),
                geometry.blocks() - superblock.overhead() - log, free, Math.max(0, free - kept), geometry.inodes(),
                superblock.freeInodes());
    }

    private static Usage xfs(FileSystems systems, long volume, Superblock superblock, long log) {
        Geometry geometry = superblock.geometry();
        long free = superblock.freeBlocks();
        var dev = systems.device(volume);
        long possible = geometry.blocks() * MOST_PERCENT / 100 * (geometry.blockSize() / XFS_INODE);
        long used = geometry.inodes() - superblock.freeInodes() - (Allocator.FIRST_FREE_INODE - 1) + XFS_OWN_INODES;
        long files = Math.max(used, Math.min(possible, free * (geometry.blockSize() / XFS_INODE) + used));
        return new Usage(FsType.XFS, (long) (dev.major() << 8 | dev.minor()) << 32, geometry.blockSize(), geometry.blocks() - log, free,
                free, files, files - used);
    }
}
