package volscope.sim.fs.extent;

import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** Hands out blocks and inodes and takes them back. */
final class Allocator {

    /** Inodes below this are the file system's own. */
    static final int FIRST_FREE_INODE = 11;

    /** Blocks of 2 MiB, where a block is a page. */
    private static final int HUGE = 512;

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

    /**
     * The same for a long part of a file, so that each 2 MiB of it lie on 2 MiB of the volume, where there is such a place.
     *
     * @param logical
     *            the first block of the file
     */
    Run takeLong(long goal, int most, long logical) {
        int first = geometry.groupOf(Math.clamp(goal, geometry.firstBlock(), geometry.blocks() - 1));
        for (int i = 0; i < geometry.groups() && most >= HUGE; i++) {
            int group = (first + i) % geometry.groups();
            int bit = groups.get(group).freeBlocks() >= HUGE ? hugePlace(group, logical) : -1;
            if (bit >= 0) {
                return takeIn(group, bit, most);
            }
        }
        return take(goal, most);
    }

    /** The first place in a group where 2 MiB are free whose distance from the file's block is a multiple of 2 MiB; -1 if there is none. */
    private int hugePlace(int group, long logical) {
        byte[] bitmap = groups.blockBitmap(group);
        int limit = geometry.blocksOf(group);
        for (int bit = (int) Math.floorMod(logical - geometry.groupStart(group), (long) HUGE); bit + HUGE <= limit; bit += HUGE) {
            if (freeFrom(bitmap, bit, HUGE, limit) == HUGE) {
                return bit;
            }
        }
        return -1;
    }

    private static int freeFrom(byte[] bitmap, int bit, int most, int limit) {
        int length = 0;
        while (length < most && bit + length < limit && !Groups.isSet(bitmap, bit + length)) {
            length++;
        }
        return length;
    }

    private Run takeIn(int group, int start, int most) {
        int limit = geometry.blocksOf(group);
        byte[] bitmap = groups.blockBitmap(group);
        int bit = Groups.nextClear(bitmap, start, limit);
        int length = freeFrom(bitmap, bit, most, limit);
        if (length > 0) {
            Groups.set(groups.editBlockBitmap(group), bit, length);
            groups.put(group, groups.get(group).blocks(-length));
            draft.count(-length, 0);
        }
        return new Run(geometry.groupStart(group) + bit, length);
    }

    /** Takes the first free blocks from one on up to the end of the volume, those of one group; none if there are none. */
    Run takeFrom(long from) {
        for (int group = geometry.groupOf(from); group < geometry.groups(); group++) {
            if (groups.get(group).freeBlocks() > 0) {
                Run run = takeIn(group, (int) Math.max(0, from - geometry.groupStart(group)), Extent.LONGEST);
                if (run.length() > 0) {
                    return run;
                }
            }
        }
        return new Run(from, 0);
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
            draft.given(group);
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
