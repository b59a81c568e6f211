package volscope.sim.fs.extent;

/** Changes a volume that is not mounted, as {@code tune2fs} does. */
final class Tuning {

    private static final long JOURNAL_INODE = 8;
    private static final int JOURNAL_AT = 0xe0;

    private Tuning() {
    }

    /** Makes a journal. */
    static void addJournal(Draft draft) {
        Geometry geometry = draft.geometry();
        int blocks = Ext4Sizes.journal(geometry);
        Inode inode = Inode.fresh(Inode.REGULAR | 0600, draft.seconds(), 0);
        var allocator = new Allocator(draft);
        for (int done = 0; done < blocks;) {
            Allocator.Run run = allocator.take(geometry.groupStart(geometry.groups() / 2), Math.min(blocks - done, Extent.LONGEST));
            inode = inode.plus(new Extent(done, run.length(), run.start()));
            done += run.length();
        }
        for (Extent extent : inode.extents()) {
            for (int i = 0; i < extent.length(); i++) {
                draft.fresh(extent.physical() + i);
            }
        }
        new InodeTable(draft).put(JOURNAL_INODE, inode.sized((long) blocks * geometry.blockSize()));
        byte[] head = Journal.superblock(geometry.blockSize(), blocks, draft.superblock().uuid());
        System.arraycopy(head, 0, draft.edit(inode.extents().getFirst().physical()), 0, head.length);
        mark(draft, "has_journal", JOURNAL_INODE);
    }

    /** Takes the journal away. */
    static void removeJournal(Draft draft) {
        var inodes = new InodeTable(draft);
        var allocator = new Allocator(draft);
        inodes.get(JOURNAL_INODE).extents().forEach(extent -> allocator.give(extent.physical(), extent.length()));
        inodes.wipe(JOURNAL_INODE);
        mark(draft, "^has_journal", 0);
    }

    private static void mark(Draft draft, String feature, long inode) {
        Geometry geometry = draft.geometry();
        byte[] header = draft.edit(geometry.headerBlock());
        draft.superblock().features().with(feature).orElseThrow().write(header, geometry.headerOffset());
        Bytes.put32(header, geometry.headerOffset() + JOURNAL_AT, inode);
    }
}
