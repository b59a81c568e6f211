package volscope.sim.fs.extent;

import java.util.ArrayList;
import java.util.List;

import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** Gives a volume another size: more blocks and groups at its end, or fewer, once what lies there has been moved. */
final class Resizing {

    /** A last group that has so many blocks besides its own structures is worth having. */
    private static final int WORTH = 50;
    private static final int PERCENT = 100;

    private final Draft draft;
    private final Geometry before;

    private Resizing(Draft draft) {
        this.draft = draft;
        this.before = draft.geometry();
    }

    /** Changes the size as far as whole groups allow: ENOSPC if what is there does not fit. */
    static void to(Draft draft, long blocks) {
        var resizing = new Resizing(draft);
        Geometry after = resizing.fitting(blocks);
        if (after.blocks() > resizing.before.blocks()) {
            resizing.grow(after);
        } else if (after.blocks() < resizing.before.blocks()) {
            resizing.shrink(after);
        }
    }

    /** Blocks that a volume may have of so many that there is room for: none of a last group that is not worth having. */
    static long fitting(Superblock superblock, long blocks) {
        return fitting(superblock.geometry(), blocks).blocks();
    }

    private static Geometry fitting(Geometry before, long blocks) {
        Geometry after = before.resized(blocks);
        int last = after.groups() - 1;
        return last > 0 && after.blocksOf(last) < after.headBlocks(last) + 2 + after.tableBlocks() + (last >= before.groups() ? WORTH : 0)
                ? before.resized(after.groupStart(last))
                : after;
    }

    private Geometry fitting(long blocks) {
        return fitting(before, blocks);
    }

    private void grow(Geometry after) {
        int last = before.groups() - 1;
        int more = after.blocksOf(last) - before.blocksOf(last);
        if (more > 0) {
            var groups = new Groups(draft);
            Groups.clear(groups.editBlockBitmap(last), before.blocksOf(last), more);
            groups.put(last, groups.get(last).blocks(more));
        }
        for (int block = before.descriptorBlocks(); block < after.descriptorBlocks(); block++) {
            draft.fresh(before.descriptorsAt() + block);
        }
        long percent = draft.superblock().reserved() * PERCENT / before.blocks();
        long kept = (after.blocks() - Math.min(after.blocks(), before.groupStart(before.groups()))) * percent / PERCENT;
        draft.resize(after, more, kept);
        for (int group = before.groups(); group < after.groups(); group++) {
            add(after, group);
        }
    }

    private void add(Geometry after, int group) {
        int head = after.headBlocks(group);
        long start = after.groupStart(group);
        int own = head + 2 + after.tableBlocks();
        byte[] bitmap = Groups.untouched(after, group);
        Groups.set(bitmap, 0, own);
        System.arraycopy(bitmap, 0, draft.fresh(start + head), 0, bitmap.length);
        int free = after.blocksOf(group) - own;
        new Groups(draft).put(group, new GroupDescriptor(start + head, start + head + 1, start + head + 2, free, after.inodesPerGroup(), 0,
                GroupDescriptor.INODE_UNINIT | GroupDescriptor.INODE_ZEROED, after.inodesPerGroup()));
        draft.count(free, after.inodesPerGroup());
    }

    private void shrink(Geometry after) {
        for (int group = after.groups(); group < before.groups(); group++) {
            if (new Groups(draft).get(group).freeInodes() < before.inodesPerGroup()) {
                throw new ErrnoException(Errno.ENOSPC);
            }
        }
        block(after.blocks());
        move(after.blocks());
        for (int group = after.groups(); group < before.groups(); group++) {
            release(group, after.blocks());
        }
        draft.count(0, -(long) (before.groups() - after.groups()) * before.inodesPerGroup());
        long reserved = draft.superblock().reserved();
        draft.resize(after, 0, after.blocks() * reserved / before.blocks() - reserved);
    }

    /** Takes all free blocks behind the new end, so that nothing is put there any more. */
    private void block(long end) {
        var allocator = new Allocator(draft);
        while (true) {
            Allocator.Run run = allocator.takeFrom(end);
            if (run.length() == 0) {
                return;
            }
        }
    }

    /** Moves what files have behind the new end. */
    private void move(long end) {
        var inodes = new InodeTable(draft);
        var groups = new Groups(draft);
        for (int group = 0; group < before.groups(); group++) {
            byte[] used = groups.inodeBitmap(group).clone();
            for (int bit = 0; bit < before.inodesPerGroup(); bit++) {
                long number = (long) group * before.inodesPerGroup() + bit + 1;
                if (Groups.isSet(used, bit) && inodes.isUsed(number)) {
                    move(inodes, number, end);
                }
            }
        }
    }

    private void move(InodeTable inodes, long number, long end) {
        Inode inode = inodes.get(number);
        if (inode.extents().stream().allMatch(extent -> extent.physical() + extent.length() <= end)) {
            return;
        }
        List<Extent> moved = new ArrayList<>();
        var allocator = new Allocator(draft);
        for (Extent extent : inode.extents()) {
            if (extent.physical() + extent.length() <= end) {
                moved.add(extent);
                continue;
            }
            for (int done = 0; done < extent.length();) {
                Allocator.Run run = allocator.take(before.firstBlock(), extent.length() - done);
                for (int i = 0; i < run.length(); i++) {
                    byte[] bytes = draft.block(extent.physical() + done + i);
                    System.arraycopy(bytes, 0, draft.fresh(run.start() + i), 0, bytes.length);
                }
                moved.add(new Extent(extent.logical() + done, run.length(), run.start(), extent.state()));
                done += run.length();
            }
        }
        inodes.put(number, inode.with(moved, inode.blocks()));
    }

    /** Gives back what lies before the new end of a group's structures. */
    private void release(int group, long end) {
        GroupDescriptor gone = new Groups(draft).get(group);
        var allocator = new Allocator(draft);
        for (long block : List.of(gone.blockBitmap(), gone.inodeBitmap())) {
            if (block < end) {
                draft.forget(block);
                allocator.give(block, 1);
            }
        }
        if (gone.inodeTable() < end) {
            allocator.give(gone.inodeTable(), before.tableBlocks());
        }
    }
}
