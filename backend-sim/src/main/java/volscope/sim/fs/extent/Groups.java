package volscope.sim.fs.extent;

/** The groups of a volume: their descriptors and bitmaps. */
final class Groups {

    private final Draft draft;
    private final Geometry geometry;

    Groups(Draft draft) {
        this.draft = draft;
        this.geometry = draft.geometry();
    }

    private long descriptorBlock(int group) {
        return geometry.descriptorsAt() + group / geometry.descriptorsPerBlock();
    }

    private int descriptorOffset(int group) {
        return group % geometry.descriptorsPerBlock() * Geometry.DESCRIPTOR_SIZE;
    }

    GroupDescriptor get(int group) {
        return GroupDescriptor.read(draft.block(descriptorBlock(group)), descriptorOffset(group));
    }

    void put(int group, GroupDescriptor descriptor) {
        descriptor.write(draft.edit(descriptorBlock(group)), descriptorOffset(group));
    }

    /** The bitmap of a group's blocks, to look at. */
    byte[] blockBitmap(int group) {
        GroupDescriptor descriptor = get(group);
        return descriptor.is(GroupDescriptor.BLOCK_UNINIT) ? untouched(geometry, group) : draft.block(descriptor.blockBitmap());
    }

    /** The same, to change. */
    byte[] editBlockBitmap(int group) {
        GroupDescriptor descriptor = get(group);
        if (!descriptor.is(GroupDescriptor.BLOCK_UNINIT)) {
            return draft.edit(descriptor.blockBitmap());
        }
        byte[] bitmap = draft.fresh(descriptor.blockBitmap());
        byte[] start = untouched(geometry, group);
        System.arraycopy(start, 0, bitmap, 0, start.length);
        return bitmap;
    }

    byte[] inodeBitmap(int group) {
        GroupDescriptor descriptor = get(group);
        return descriptor.is(GroupDescriptor.INODE_UNINIT)
                ? new byte[geometry.blockSize()]
                : draft.block(descriptor.inodeBitmap());
    }

    byte[] editInodeBitmap(int group) {
        GroupDescriptor descriptor = get(group);
        return descriptor.is(GroupDescriptor.INODE_UNINIT)
                ? draft.fresh(descriptor.inodeBitmap())
                : draft.edit(descriptor.inodeBitmap());
    }

    /** The bitmap of a group that holds nothing but its copy of the superblock. */
    static byte[] untouched(Geometry geometry, int group) {
        byte[] bitmap = new byte[geometry.blockSize()];
        set(bitmap, 0, geometry.headBlocks(group));
        set(bitmap, geometry.blocksOf(group), geometry.blocksPerGroup() - geometry.blocksOf(group));
        return bitmap;
    }

    static boolean isSet(byte[] bitmap, int bit) {
        return (bitmap[bit >> 3] >> (bit & 7) & 1) != 0;
    }

    static void set(byte[] bitmap, int from, int count) {
        for (int bit = from; bit < from + count; bit++) {
            bitmap[bit >> 3] |= (byte) (1 << (bit & 7));
        }
    }

    static void clear(byte[] bitmap, int from, int count) {
        for (int bit = from; bit < from + count; bit++) {
            bitmap[bit >> 3] &= (byte) ~(1 << (bit & 7));
        }
    }

    /** The first clear bit at or after one, below a limit; the limit if there is none. */
    static int nextClear(byte[] bitmap, int from, int limit) {
        int bit = from;
        while (bit < limit && isSet(bitmap, bit)) {
            bit += (bit & 7) == 0 && bitmap[bit >> 3] == -1 ? 8 : 1;
        }
        return Math.min(bit, limit);
    }
}
