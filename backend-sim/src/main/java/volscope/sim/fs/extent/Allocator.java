package volscope.sim.fs.extent;

import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** Hands out blocks and inodes and takes them back. */
final class Allocator {

    /** Inodes below this are the file system's own. */
    static final int FIRST_FREE_INODE = 11;

    /** Blocks that lie one after the other. */
    record Run(long start, int length) {
    }

    private final Draft draft;
    private final Groups groups;
    private final Geometry geometry;

    Allocator(Draft draft) {
        this.draft = draft;
        this.groups = new Groups(draft);
        this.geometry = draft.geometry();
    }

    /** Takes up to {@code most} blocks in a row, the first free ones from a goal on, or ENOSPC. */
    Run take(long goal, int most) {
        long from = goal >= geometry.firstBlock() && goal < geometry.blocks() ? goal : geometry.firstBlock();
        int first = geometry.groupOf(from);
        for (int i = 0; i <= geometry.groups(); i++) {
            int group = (first + i) % geometry.groups();
            int start = i == 0 ? (int) (from - geometry.groupStart(group)) : 0;
            if (groups.get(group).freeBlocks() > 0) {
                Run run = takeIn(group, start, most);
                if (run.length() > 0) {
                    return run;
                }
            }
        }
        throw new ErrnoException(Errno.ENOSPC);
    }

    private Run takeIn(int group, int start, int most) {
        int limit = geometry.blocksOf(group);
        byte[] bitmap = groups.blockBitmap(group);
        int bit = Groups.nextClear(bitmap, start, limit);
        int length = 0;
        while (length < most && bit + length < limit && !Groups.isSet(bitmap, bit + length)) {
            length++;
        }
        if (length > 0) {
            Groups.set(groups.editBlockBitmap(group), bit, length);
            groups.put(group, groups.get(group).blocks(-length));
            draft.count(-length, 0);
        }
        return new Run(geometry.groupStart(group) + bit, length);
    }

    /** Takes blocks back. */
    void give(long start, int length) {
        for (long block = start; block < start + length;) {
            int group = geometry.groupOf(block);
            int bit = (int) (block - geometry.groupStart(group));
            int part = (int) Math.min(start + length - block, geometry.blocksOf(group) - bit);
            Groups.clear(groups.editBlockBitmap(group), bit, part);
            groups.put(group, groups.get(group).blocks(part));
            draft.count(part, 0);
            block += part;
        }
    }

    /** Takes an inode, in the group of its directory if it has one left. */
    long takeInode(long directory, boolean isDirectory) {
        int first = group(directory);
        for (int i = 0; i < geometry.groups(); i++) {
            int group = (first + i) % geometry.groups();
            GroupDescriptor descriptor = groups.get(group);
            if (descriptor.freeInodes() > 0) {
                return takeInode(group, descriptor, isDirectory);
            }
        }
        throw new ErrnoException(Errno.ENOSPC);
    }

    private long takeInode(int group, GroupDescriptor descriptor, boolean isDirectory) {
        byte[] bitmap = groups.editInodeBitmap(group);
        int bit = Groups.nextClear(bitmap, group == 0 ? FIRST_FREE_INODE - 1 : 0, geometry.inodesPerGroup());
        Groups.set(bitmap, bit, 1);
        int used = geometry.inodesPerGroup() - descriptor.unusedInodes();
        int unused = geometry.inodesPerGroup() - Math.max(used, bit + 1);
        if (bit >= used) {
            freshTable(descriptor, used, bit);
        }
        groups.put(group, descriptor.inodes(-1, isDirectory ? 1 : 0, unused));
        draft.count(0, -1);
        return (long) group * geometry.inodesPerGroup() + bit + 1;
    }

    /** Zeroes the blocks of an inode table that come into use. */
    private void freshTable(GroupDescriptor descriptor, int used, int bit) {
        int from = (used + geometry.inodesPerBlock() - 1) / geometry.inodesPerBlock();
        for (int block = from; block <= bit / geometry.inodesPerBlock(); block++) {
            draft.fresh(descriptor.inodeTable() + block);
        }
    }

    /** Takes an inode back. */
    void giveInode(long inode, boolean isDirectory) {
        int group = group(inode);
        Groups.clear(groups.editInodeBitmap(group), (int) ((inode - 1) % geometry.inodesPerGroup()), 1);
        GroupDescriptor descriptor = groups.get(group);
        groups.put(group, descriptor.inodes(1, isDirectory ? -1 : 0, descriptor.unusedInodes()));
        draft.count(0, 1);
    }

    private int group(long inode) {
        return (int) ((inode - 1) / geometry.inodesPerGroup());
    }
}
