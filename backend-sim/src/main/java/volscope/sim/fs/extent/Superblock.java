package volscope.sim.fs.extent;

import java.util.List;

/**
 * The superblock, as ext4 has it.
 *
 * @param geometry
 *            where things are
 * @param freeBlocks
 *            blocks nobody uses
 * @param freeInodes
 *            inodes nobody uses
 * @param uuid
 *            the volume's id
 * @param label
 *            its name, may be empty
 * @param journalInode
 *            the inode of the journal; 0: there is none
 * @param recovery
 *            whether the journal may hold what is not yet in place
 * @param overhead
 *            blocks that can hold no data
 * @param features
 *            what is needed to read and write it
 * @param reserved
 *            blocks kept for the administrator
 * @param forSplits
 *            blocks kept, as long as it is mounted, for extents that have to be split
 * @param data
 *            what goes into the journal unless a mount says otherwise
 */
record Superblock(Geometry geometry, long freeBlocks, long freeInodes, String uuid, String label, long journalInode, Recovery recovery,
        long overhead, Features features, long reserved, long forSplits, MountOptions.DataMode data) {

    /** Bytes of a superblock. */
    static final int SIZE = 1024;
    /** Where the second stands in which the volume was mounted last, and that of its last check. */
    static final int MOUNTED = 0x2c;
    static final int CHECKED = 0x40;
    /** Where the blocks of the smallest good request stand. */
    static final int STRIDE = 0x164;
    /** Where those of the best one stand. */
    static final int WIDTH = 0x170;
    /** How often it was mounted since its last check, and how often it may be. */
    static final int MOUNTS = 0x34;
    static final int MOST_MOUNTS = 0x36;
    /** What is done about errors: 1 to 3. */
    static final int ERRORS = 0x3c;
    /** Options of every mount: as bits, and as words. */
    static final int DEFAULTS = 0x100;
    static final int OPTIONS = 0x200;
    static final int OPTIONS_LENGTH = 64;
    /** The bits of {@link #DEFAULTS} that say what goes into the journal, a multiple of this. */
    static final int DATA_MODE = 0x20;
    private static final int USER_XATTR = 4;
    private static final int ACL = 8;
    /** {@code s_magic}. */
    static final int MAGIC = 0xef53;

    /** The first block of descriptors; ext4 has another field here that is always 0. */
    private static final int DESCRIPTORS_AT = 0x104;
    private static final int FIRST_INODE = 11;
    private static final List<MountOptions.DataMode> DATA_MODES = List.of(MountOptions.DataMode.ORDERED, MountOptions.DataMode.JOURNAL,
            MountOptions.DataMode.ORDERED, MountOptions.DataMode.WRITEBACK);
    private static final int SPLIT_SHARE = 50;
    private static final long MOST_FOR_SPLITS = 4096;

    /** Whether the journal has to be looked at. */
    enum Recovery {
        CLEAN, NEEDED
    }

    static boolean isAt(byte[] bytes, int at) {
        return Bytes.get16(bytes, at + 0x38) == MAGIC;
    }

    static Superblock read(FsType type, byte[] bytes, int at) {
        int blockSize = 1024 << Bytes.get32(bytes, at + 0x18);
        int first = (int) Bytes.get32(bytes, at + 0x14);
        long descriptors = Bytes.get32(bytes, at + DESCRIPTORS_AT);
        var geometry = new Geometry(type, blockSize, Bytes.getSplit(bytes, at + 4, at + 0x150), first, (int) Bytes.get32(bytes, at + 0x28),
                Bytes.get16(bytes, at + 0xce), descriptors == 0 ? first + 1 : descriptors);
        Recovery recovery = (Bytes.get32(bytes, at + 0x60) & Features.RECOVER) != 0 ? Recovery.NEEDED : Recovery.CLEAN;
        Features features = Features.read(bytes, at);
        long journal = features.hasJournal() ? Bytes.get32(bytes, at + 0xe0) : 0;
        return new Superblock(geometry, Bytes.getSplit(bytes, at + 0xc, at + 0x158), Bytes.get32(bytes, at + 0x10),
                Uuid.get(bytes, at + 0x68), Bytes.getText(bytes, at + 0x78, 16), journal, recovery, Bytes.get32(bytes, at + 0x248),
                features, Bytes.getSplit(bytes, at + 8, at + 0x154), forSplits(geometry, features),
                DATA_MODES.get((int) (Bytes.get32(bytes, at + DEFAULTS) / DATA_MODE & 3)));
    }

    static long forSplits(Geometry geometry, Features features) {
        return features.hasExtents() ? Math.min(geometry.blocks() / SPLIT_SHARE, MOST_FOR_SPLITS) : 0;
    }

    /** Writes what may change; the rest stays. */
    void update(byte[] bytes, int at) {
        Bytes.put32(bytes, at, geometry.inodes());
        Bytes.putSplit(bytes, at + 4, at + 0x150, geometry.blocks());
        Bytes.putSplit(bytes, at + 8, at + 0x154, reserved);
        Bytes.putSplit(bytes, at + 0xc, at + 0x158, freeBlocks);
        Bytes.put32(bytes, at + 0x10, freeInodes);
        Bytes.put16(bytes, at + 0xce, geometry.reservedDescriptors());
        Bytes.put32(bytes, at + 0x248, overhead);
        Bytes.put32(bytes, at + 0x60, features.incompatible() | (recovery == Recovery.NEEDED ? Features.RECOVER : 0));
    }

    /** Writes all of it. */
    void write(byte[] bytes, int at, int group, long time) {
        Bytes.put32(bytes, at + 0x14, geometry.firstBlock());
        Bytes.put32(bytes, at + 0x18, Integer.numberOfTrailingZeros(geometry.blockSize()) - 10);
        Bytes.put32(bytes, at + 0x1c, Integer.numberOfTrailingZeros(geometry.blockSize()) - 10);
        Bytes.put32(bytes, at + 0x20, geometry.blocksPerGroup());
        Bytes.put32(bytes, at + 0x24, geometry.blocksPerGroup());
        Bytes.put32(bytes, at + 0x28, geometry.inodesPerGroup());
        Bytes.put32(bytes, at + 0x30, time);
        Bytes.put16(bytes, at + 0x36, 0xffff);
        Bytes.put16(bytes, at + 0x38, MAGIC);
        Bytes.put16(bytes, at + 0x3a, 1);
        Bytes.put16(bytes, at + 0x3c, 1);
        Bytes.put32(bytes, at + 0x40, time);
        Bytes.put32(bytes, at + 0x4c, 1);
        Bytes.put32(bytes, at + 0x54, FIRST_INODE);
        Bytes.put16(bytes, at + 0x58, Geometry.INODE_SIZE);
        Bytes.put16(bytes, at + 0x5a, group);
        features.write(bytes, at);
        Bytes.put32(bytes, at + DEFAULTS, USER_XATTR | ACL);
        Uuid.put(bytes, at + 0x68, uuid);
        Bytes.putText(bytes, at + 0x78, 16, label);
        Bytes.put32(bytes, at + 0xe0, journalInode);
        Bytes.put16(bytes, at + 0xfe, Geometry.DESCRIPTOR_SIZE);
        Bytes.put32(bytes, at + DESCRIPTORS_AT, geometry.type() != FsType.XFS ? 0 : geometry.descriptorsAt());
        Bytes.put32(bytes, at + 0x108, time);
        Bytes.put16(bytes, at + 0x15c, 32);
        Bytes.put16(bytes, at + 0x15e, 32);
        bytes[at + 0x174] = 4;
        update(bytes, at);
    }

    /** With another size; what of it holds no data is found by what is free and what was. */
    Superblock resized(Geometry now, long blocks, long kept) {
        return new Superblock(now, freeBlocks + blocks, freeInodes, uuid, label, journalInode, recovery,
                overhead + ownOf(now) - ownOf(geometry),
                features, reserved + kept, forSplits, data);
    }

    /** Blocks of the structures of all groups. */
    private static long ownOf(Geometry of) {
        long own = 0;
        for (int group = 0; group < of.groups(); group++) {
            own += of.headBlocks(group) + 2 + of.tableBlocks();
        }
        return own;
    }

    Superblock counting(long blocks, long inodes) {
        return new Superblock(geometry, freeBlocks + blocks, freeInodes + inodes, uuid, label, journalInode, recovery, overhead, features,
                reserved, forSplits, data);
    }

    /** The same as it is used without its journal. */
    Superblock withoutJournal() {
        return new Superblock(geometry, freeBlocks, freeInodes, uuid, label, 0, recovery, overhead, features, reserved, forSplits, data);
    }

    /** What goes into the journal where a mount is so. */
    MountOptions.DataMode data(MountOptions options) {
        return options.data() == MountOptions.DataMode.UNSET ? data : options.data();
    }

    Superblock with(Recovery newRecovery) {
        return new Superblock(geometry, freeBlocks, freeInodes, uuid, label, journalInode, newRecovery, overhead, features, reserved,
                forSplits, data);
    }
}
