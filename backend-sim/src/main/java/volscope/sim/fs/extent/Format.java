package volscope.sim.fs.extent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import volscope.sim.device.DevNo;

/**
 * What a new volume is made of. The structures are made in memory by the same code that later changes them; what is dirty then is what has to
 * be written.
 */
public final class Format {

    /**
     * What is wanted.
     *
     * @param type
     *            the file system's type
     * @param bytes
     *            the size of the device
     * @param blockSize
     *            bytes of a block
     * @param uuid
     *            the volume's id
     * @param label
     *            its name, may be empty
     * @param journal
     *            whether it has a journal
     * @param inodes
     *            how many inodes; 0: as many as is usual
     * @param bytesPerInode
     *            bytes to an inode; 0: as many as is usual
     * @param ext4
     *            what ext4 alone wants to know
     * @param xfs
     *            what xfs alone wants to know
     */
    public record Wish(FsType type, long bytes, int blockSize, String uuid, String label, JournalWish journal, long inodes,
            long bytesPerInode, Ext4Wish ext4, XfsWish xfs) {

        /** A wish for a volume like most of its type. */
        public Wish(FsType type, long bytes, int blockSize, String uuid, String label, JournalWish journal, long inodes,
                long bytesPerInode) {
            this(type, bytes, blockSize, uuid, label, journal, inodes, bytesPerInode, Ext4Wish.USUAL, XfsWish.USUAL);
        }
    }

    /** Whether a volume gets a journal. */
    public enum JournalWish {
        YES, NO
    }

    /** Something to write. */
    public sealed interface Step {
    }

    /**
     * Zeroes.
     *
     * @param start
     *            the first byte
     * @param length
     *            how many
     */
    public record Zero(long start, long length) implements Step {
    }

    /**
     * Bytes.
     *
     * @param start
     *            where the first goes
     * @param bytes
     *            what
     */
    public record Put(long start, byte[] bytes) implements Step {
    }

    /**
     * A volume to be made.
     *
     * @param steps
     *            what to write, in order
     * @param blocks
     *            how many blocks it has
     * @param inodes
     *            how many inodes
     * @param groups
     *            how many groups
     * @param journalBlocks
     *            blocks of its journal, may be 0
     * @param copies
     *            blocks that hold copies of the superblock
     * @param blocksPerGroup
     *            blocks of a group, of an allocation group of xfs
     */
    public record Plan(List<Step> steps, long blocks, long inodes, int groups, int journalBlocks, List<Long> copies, long blocksPerGroup) {
    }

    private static final int FLEX = 16;
    private static final int LAST_RESERVED = 10;
    private static final long RESIZE_INODE = 7;
    private static final long JOURNAL_INODE = 8;
    private static final int LOST_AND_FOUND_BYTES = 16384;
    private static final int TAIL = 65536;

    private final Wish wish;
    private final long seconds;
    private final Geometry geometry;
    private final Optional<XfsHeaders> xfs;
    private final Map<Integer, byte[]> bitmaps = new TreeMap<>();
    private final List<GroupDescriptor> descriptors = new ArrayList<>();

    private Format(Wish wish, long seconds) {
        this.wish = wish;
        this.seconds = seconds;
        this.xfs = wish.type() == FsType.XFS ? Optional.of(new XfsHeaders(wish)) : Optional.empty();
        this.geometry = xfs.map(XfsHeaders::geometry)
                .orElseGet(() -> Ext4Sizes.geometry(wish.bytes(), wish.blockSize(), wish.inodes(), wish.bytesPerInode()));
    }

    /**
     * Makes the plan of a volume.
     *
     * @param seconds
     *            the time of day, in seconds since 1970
     */
    public static Plan plan(Wish wish, long seconds) {
        return new Format(wish, seconds).make();
    }

    private int journalBlocks() {
        if (xfs.isPresent()) {
            return xfs.get().logBlocks();
        }
        return wish.journal() == JournalWish.NO ? 0 : Ext4Sizes.journal(geometry);
    }

    private Plan make() {
        layOut();
        Volume volume = volume();
        var draft = new Draft(volume, seconds);
        fill(draft);
        Volume made = draft.commit();
        List<Step> steps = new ArrayList<>();
        zeroes(steps, made);
        structures(steps, made);
        List<Long> copies = copies();
        copies.forEach(block -> copy(steps, made, block));
        xfs.ifPresent(headers -> steps.addAll(headers.steps()));
        return new Plan(steps, geometry.blocks(), geometry.inodes(), geometry.groups(), journalBlocks(), copies,
                xfs.map(XfsHeaders::blocksPerGroup).orElse((long) geometry.blocksPerGroup()));
    }

    /** Gives every group's bitmaps and table a place, those of a few groups side by side. */
    private void layOut() {
        xfs.ifPresent(headers -> headers.taken().forEach(run -> take(run.start(), run.length())));
        long cursor = geometry.descriptorsAt() + geometry.descriptorBlocks();
        if (geometry.type() == FsType.XFS) {
            take(geometry.descriptorsAt(), geometry.descriptorBlocks());
        }
        for (int leader = 0; leader < geometry.groups(); leader += FLEX) {
            cursor = Math.max(cursor, geometry.groupStart(leader));
            cursor = layOut(leader, Math.min(geometry.groups(), leader + FLEX), cursor);
        }
    }

    private long layOut(int from, int to, long start) {
        int count = to - from;
        long blockBitmaps = room(start, count);
        long inodeBitmaps = room(blockBitmaps + FLEX, count);
        long cursor = inodeBitmaps + FLEX;
        for (int group = from; group < to; group++) {
            long table = room(cursor, geometry.tableBlocks());
            cursor = table + geometry.tableBlocks();
            take(table, geometry.tableBlocks());
            descriptors.add(new GroupDescriptor(blockBitmaps + group - from, inodeBitmaps + group - from, table, 0,
                    geometry.inodesPerGroup(), 0,
                    GroupDescriptor.INODE_UNINIT | GroupDescriptor.BLOCK_UNINIT | GroupDescriptor.INODE_ZEROED,
                    geometry.inodesPerGroup()));
        }
        take(blockBitmaps, count);
        take(inodeBitmaps, count);
        return cursor;
    }

    /** The first place from a block on where so many lie in a row, free of the heads of groups and of what is taken. */
    private long room(long from, int length) {
        long at = from;
        while (true) {
            long clash = firstTaken(at, length);
            if (clash < 0) {
                return at;
            }
            at = clash + 1;
        }
    }

    private long firstTaken(long at, int length) {
        for (long block = at + length - 1; block >= at; block--) {
            int group = geometry.groupOf(block);
            int bit = (int) (block - geometry.groupStart(group));
            byte[] bitmap = bitmaps.get(group);
            if (bitmap == null ? bit < geometry.headBlocks(group) : Groups.isSet(bitmap, bit)) {
                return block;
            }
        }
        return -1;
    }

    private void take(long start, int length) {
        for (long block = start; block < start + length;) {
            int group = geometry.groupOf(block);
            int bit = (int) (block - geometry.groupStart(group));
            int part = (int) Math.min(start + length - block, geometry.blocksPerGroup() - bit);
            Groups.set(bitmaps.computeIfAbsent(group, number -> Groups.untouched(geometry, number)), bit, part);
            block += part;
        }
    }

    private Volume volume() {
        PMap<Long, Cached> buffers = HashTreePMap.empty();
        long free = 0;
        for (int group = 0; group < geometry.groups(); group++) {
            byte[] bitmap = bitmaps.get(group);
            int left = bitmap == null ? geometry.blocksOf(group) - geometry.headBlocks(group) : clear(bitmap);
            free += left;
            GroupDescriptor bare = descriptors.get(group);
            int flags = bitmap == null ? bare.flags() : bare.flags() & ~GroupDescriptor.BLOCK_UNINIT;
            descriptors.set(group, new GroupDescriptor(bare.blockBitmap(), bare.inodeBitmap(), bare.inodeTable(), left, bare.freeInodes(),
                    0, flags, bare.unusedInodes()));
            if (bitmap != null) {
                buffers = buffers.plus(bare.blockBitmap(), Cached.dirty(bitmap));
            }
        }
        for (Map.Entry<Long, byte[]> block : descriptorBlocks().entrySet()) {
            buffers = buffers.plus(block.getKey(), Cached.dirty(block.getValue()));
        }
        var superblock = new Superblock(geometry, free, geometry.inodes(), wish.uuid(), wish.label(),
                journalBlocks() == 0 ? 0 : JOURNAL_INODE, Superblock.Recovery.CLEAN, geometry.blocks() - free,
                features(), (long) (geometry.blocks() * wish.ext4().keptPercent() / 100), Superblock.forSplits(geometry, features()),
                MountOptions.DataMode.ORDERED);
        byte[] header = new byte[geometry.blockSize()];
        superblock.write(header, geometry.headerOffset(), 0, seconds);
        Bytes.put16(header, geometry.headerOffset() + Superblock.STRIDE, wish.ext4().minIo() / geometry.blockSize());
        Bytes.put32(header, geometry.headerOffset() + Superblock.WIDTH, wish.ext4().optIo() / geometry.blockSize());
        return Volume.mounting(0, new DevNo(0, 0), "", wish.type(), MountOptions.DEFAULTS).with(superblock)
                .withBuffers(buffers.plus(geometry.headerBlock(), Cached.dirty(header)));
    }

    private Features features() {
        return wish.ext4().features().with(journalBlocks() == 0 ? "^has_journal" : "has_journal").orElseThrow();
    }

    private static int clear(byte[] bitmap) {
        int clear = 0;
        for (byte bits : bitmap) {
            clear += 8 - Integer.bitCount(bits & 0xff);
        }
        return clear;
    }

    private Map<Long, byte[]> descriptorBlocks() {
        Map<Long, byte[]> blocks = new TreeMap<>();
        for (int group = 0; group < geometry.groups(); group++) {
            long block = geometry.descriptorsAt() + group / geometry.descriptorsPerBlock();
            byte[] bytes = blocks.computeIfAbsent(block, number -> new byte[geometry.blockSize()]);
            descriptors.get(group).write(bytes, group % geometry.descriptorsPerBlock() * Geometry.DESCRIPTOR_SIZE);
        }
        return blocks;
    }

    /** Makes the first files: the root directory, the journal, lost+found. */
    private void fill(Draft draft) {
        var groups = new Groups(draft);
        Groups.set(groups.editInodeBitmap(0), 0, LAST_RESERVED);
        int inBlocks = (LAST_RESERVED + geometry.inodesPerBlock() - 1) / geometry.inodesPerBlock();
        for (int i = 0; i < inBlocks; i++) {
            draft.fresh(descriptors.get(0).inodeTable() + i);
        }
        groups.put(0, groups.get(0).inodes(-LAST_RESERVED, 1, geometry.inodesPerGroup() - LAST_RESERVED));
        draft.count(0, -LAST_RESERVED);
        var namespace = new Namespace(draft);
        namespace.makeRoot();
        if (wish.type() != FsType.XFS) {
            long lost = namespace.create(Namespace.ROOT, "lost+found", Inode.DIRECTORY | 0700);
            namespace.growTo(lost, LOST_AND_FOUND_BYTES);
        }
        if (journalBlocks() > 0) {
            put(draft, JOURNAL_INODE, xfs.map(XfsHeaders::logStart).orElseGet(() -> middle(groups)), journalBlocks());
        }
        if (geometry.reservedDescriptors() > 0) {
            put(draft, RESIZE_INODE, geometry.firstBlock(), 1);
        }
    }

    /** The start of the emptiest group about the middle: the journal's place. */
    private long middle(Groups groups) {
        int group = geometry.groupOf(geometry.firstBlock() + (geometry.blocks() - geometry.firstBlock()) / 2);
        int first = group > FLEX ? group / FLEX * FLEX : Math.max(0, group - 1);
        int last = Math.min(group + 1, geometry.groups() - 1);
        int best = first;
        for (int other = first + 1; other <= last; other++) {
            if (groups.get(other).freeBlocks() > groups.get(best).freeBlocks()) {
                best = other;
            }
        }
        return geometry.groupStart(best);
    }

    private void put(Draft draft, long number, long goal, int blocks) {
        Inode inode = Inode.fresh(Inode.REGULAR | 0600, seconds, 0);
        var allocator = new Allocator(draft);
        for (int done = 0; done < blocks;) {
            Allocator.Run run = allocator.take(goal, Math.min(blocks - done, Extent.LONGEST));
            inode = inode.plus(new Extent(done, run.length(), run.start()));
            done += run.length();
        }
        new InodeTable(draft).put(number, inode.sized((long) blocks * geometry.blockSize()));
    }

    private long bytes(long block) {
        return block * geometry.blockSize();
    }

    /** What has to be zero: the start and the end of the device, blocks kept for descriptors, the journal. */
    private void zeroes(List<Step> steps, Volume made) {
        steps.add(new Zero(0, 1024));
        long end = bytes(geometry.blocks()) / TAIL * TAIL;
        steps.add(new Zero(Math.max(1024, end == bytes(geometry.blocks()) ? end - TAIL : end), TAIL));
        if (geometry.reservedDescriptors() > 0) {
            steps.add(new Zero(bytes(geometry.descriptorsAt() + geometry.descriptorBlocks()), bytes(geometry.reservedDescriptors())));
        }
        if (journalBlocks() > 0) {
            for (Extent extent : new InodeTable(new Draft(made, seconds)).get(JOURNAL_INODE).extents()) {
                steps.add(new Zero(bytes(extent.physical()), bytes(extent.length())));
            }
        }
        steps.set(1, clipped((Zero) steps.get(1)));
    }

    private Zero clipped(Zero zero) {
        return new Zero(zero.start(), Math.min(zero.length(), bytes(geometry.blocks()) - zero.start()));
    }

    private void structures(List<Step> steps, Volume made) {
        if (journalBlocks() > 0) {
            long first = new InodeTable(new Draft(made, seconds)).get(JOURNAL_INODE).extents().getFirst().physical();
            steps.add(new Put(bytes(first), Journal.superblock(geometry.blockSize(), journalBlocks(), wish.uuid())));
        }
        new TreeMap<>(made.buffers()).forEach((block, cached) -> {
            if (block != geometry.headerBlock()) {
                steps.add(new Put(bytes(block), cached.bytes()));
            }
        });
        byte[] header = made.buffers().getOrDefault(geometry.headerBlock(), Cached.clean(new byte[0])).bytes().clone();
        if (geometry.headerBlock() == 0) {
            xfs.ifPresent(headers -> headers.mark(header));
        } else {
            xfs.ifPresent(headers -> steps.add(new Put(0, headers.first())));
        }
        steps.add(new Put(bytes(geometry.headerBlock()), header));
    }

    private List<Long> copies() {
        List<Long> copies = new ArrayList<>();
        for (int group = 1; group < geometry.groups(); group++) {
            if (geometry.hasSuperblock(group)) {
                copies.add(geometry.groupStart(group));
            }
        }
        return copies;
    }

    private void copy(List<Step> steps, Volume made, long block) {
        byte[] header = new byte[geometry.blockSize()];
        made.header().write(header, 0, geometry.groupOf(block), seconds);
        steps.add(new Put(bytes(block), header));
        for (int i = 0; i < geometry.descriptorBlocks(); i++) {
            byte[] bytes = new Draft(made, seconds).block(geometry.descriptorsAt() + i);
            steps.add(new Put(bytes(block + 1 + i), bytes));
        }
    }
}
