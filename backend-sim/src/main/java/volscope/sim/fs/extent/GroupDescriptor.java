package volscope.sim.fs.extent;

/**
 * What a group is made of, as ext4 describes it.
 *
 * @param blockBitmap
 *            the block of its block bitmap
 * @param inodeBitmap
 *            the block of its inode bitmap
 * @param inodeTable
 *            the first block of its inode table
 * @param freeBlocks
 *            blocks nobody uses
 * @param freeInodes
 *            inodes nobody uses
 * @param directories
 *            directories in it
 * @param flags
 *            which of its structures were never written
 * @param unusedInodes
 *            inodes at the end of the table that were never used
 */
record GroupDescriptor(long blockBitmap, long inodeBitmap, long inodeTable, int freeBlocks, int freeInodes, int directories, int flags,
        int unusedInodes) {

    /** The inode bitmap was never written: no inode is in use. */
    static final int INODE_UNINIT = 1;
    /** The block bitmap was never written: only the group's own structures are in use. */
    static final int BLOCK_UNINIT = 2;
    /** The inode table was zeroed. */
    static final int INODE_ZEROED = 4;

    static GroupDescriptor read(byte[] bytes, int at) {
        return new GroupDescriptor(Bytes.getSplit(bytes, at, at + 0x20), Bytes.getSplit(bytes, at + 4, at + 0x24),
                Bytes.getSplit(bytes, at + 8, at + 0x28), Bytes.get16(bytes, at + 0xc), Bytes.get16(bytes, at + 0xe),
                Bytes.get16(bytes, at + 0x10), Bytes.get16(bytes, at + 0x12), Bytes.get16(bytes, at + 0x1c));
    }

    void write(byte[] bytes, int at) {
        Bytes.putSplit(bytes, at, at + 0x20, blockBitmap);
        Bytes.putSplit(bytes, at + 4, at + 0x24, inodeBitmap);
        Bytes.putSplit(bytes, at + 8, at + 0x28, inodeTable);
        Bytes.put16(bytes, at + 0xc, freeBlocks);
        Bytes.put16(bytes, at + 0xe, freeInodes);
        Bytes.put16(bytes, at + 0x10, directories);
        Bytes.put16(bytes, at + 0x12, flags);
        Bytes.put16(bytes, at + 0x1c, unusedInodes);
    }

    boolean is(int flag) {
        return (flags & flag) != 0;
    }

    GroupDescriptor blocks(int by) {
        return new GroupDescriptor(blockBitmap, inodeBitmap, inodeTable, freeBlocks + by, freeInodes, directories, flags & ~BLOCK_UNINIT,
                unusedInodes);
    }

    GroupDescriptor inodes(int by, int directoriesBy, int newUnused) {
        return new GroupDescriptor(blockBitmap, inodeBitmap, inodeTable, freeBlocks, freeInodes + by, directories + directoriesBy,
                flags & ~INODE_UNINIT, newUnused);
    }
}
