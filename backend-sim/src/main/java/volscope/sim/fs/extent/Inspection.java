package volscope.sim.fs.extent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;

import volscope.sim.device.DevNo;

/** A look at an ext4 volume from outside, mounted or not: what {@code dumpe2fs}, {@code debugfs} and {@code e2fsck} read. */
public final class Inspection {

    /** Where the bytes of a device come from. */
    public interface Source {

        /** Bytes from a place on. */
        byte[] read(long start, int length);
    }

    /**
     * What the superblock says.
     *
     * @param uuid
     *            the volume's id
     * @param label
     *            its name, may be empty
     * @param blockSize
     *            bytes of a block
     * @param firstBlock
     *            the first block of group 0
     * @param blocks
     *            blocks of the volume
     * @param freeBlocks
     *            blocks nobody uses
     * @param inodes
     *            inodes of the volume
     * @param freeInodes
     *            inodes nobody uses
     * @param perGroup
     *            blocks of a group
     * @param journal
     *            the inode of the journal; 0: there is none
     * @param features
     *            its features, by the names that {@code mke2fs} knows them by
     * @param overhead
     *            blocks that can hold no data
     * @param reservedDescriptors
     *            blocks kept for more group descriptors
     * @param inodesPerGroup
     *            inodes of a group
     * @param tableBlocks
     *            blocks of a group's inode table
     * @param created
     *            when it was made, in seconds since 1970
     * @param reserved
     *            blocks kept for the administrator
     * @param defaults
     *            options of every mount, as bits
     * @param options
     *            the same as words, may be empty
     * @param errors
     *            what is done about errors: 1 to 3
     * @param mounts
     *            how often it was mounted
     * @param mostMounts
     *            how often it may be before a check; -1: as often as one likes
     * @param mounted
     *            when it was mounted last; 0: never
     * @param checked
     *            when it was checked last
     */
    public record Summary(String uuid, String label, int blockSize, int firstBlock, long blocks, long freeBlocks, long inodes,
            long freeInodes, int perGroup, long journal, List<String> features, long overhead, int reservedDescriptors, int inodesPerGroup,
            int tableBlocks, long created, long reserved, long defaults,
            String options, int errors, int mounts, int mostMounts, long mounted, long checked) {
    }

    private static final int CREATED = 0x108;

    private final Source source;
    private Volume volume;

    private Inspection(Source source, Superblock superblock) {
        this.source = source;
        this.volume = Volume.mounting(0, new DevNo(0, 0), "", FsType.EXT4, MountOptions.DEFAULTS).with(superblock);
    }

    /** Looks at what is on a device; empty if it is no ext4 volume. */
    public static Optional<Inspection> of(Source source) {
        byte[] page = source.read(0, Probe.SIZE);
        return Probe.type(page).filter(type -> type != FsType.XFS)
                .map(type -> new Inspection(source, Superblock.read(type, page, type.headerOffset())));
    }

    /** What the superblock says. */
    public Summary summary() {
        Superblock superblock = volume.header();
        Geometry geometry = volume.geometry();
        byte[] header = source.read(FsType.EXT4.headerOffset(), Superblock.SIZE);
        return new Summary(superblock.uuid(), superblock.label(), geometry.blockSize(), geometry.firstBlock(), geometry.blocks(),
                superblock.freeBlocks(), geometry.inodes(), superblock.freeInodes(), geometry.blocksPerGroup(), superblock.journalInode(),
                Features.names(header, 0), superblock.overhead(), geometry.reservedDescriptors(), geometry.inodesPerGroup(),
                geometry.tableBlocks(), Bytes.get32(header, CREATED), superblock.reserved(),
                Bytes.get32(header, Superblock.DEFAULTS), Bytes.getText(header, Superblock.OPTIONS, Superblock.OPTIONS_LENGTH),
                Bytes.get16(header, Superblock.ERRORS), Bytes.get16(header, Superblock.MOUNTS),
                (short) Bytes.get16(header, Superblock.MOST_MOUNTS),
                Bytes.get32(header, Superblock.MOUNTED), Bytes.get32(header, Superblock.CHECKED));
    }

    /** The blocks that hold the file at a path, in order; empty if there is none. */
    public Optional<List<Long>> blocks(String path) {
        return inode(path).map(inode -> inode.extents().stream()
                .flatMap(extent -> LongStream.range(extent.physical(), extent.physical() + extent.length()).boxed()).toList());
    }

    /** The block that holds a block of the file at a path, 0 for a hole; empty if there is no file. */
    public Optional<Long> block(String path, long block) {
        return inode(path).map(inode -> inode.kept(block).map(extent -> extent.at(block)).orElse(0L));
    }

    private Optional<Inode> inode(String path) {
        long inode = Namespace.ROOT;
        for (String name : path.split("/")) {
            if (!name.isEmpty()) {
                long directory = inode;
                Optional<Long> found = look(draft -> new Namespace(draft).find(directory, name));
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                inode = found.get();
            }
        }
        long number = inode;
        return Optional.of(look(draft -> new InodeTable(draft).get(number)));
    }

    /** Files that lie in more than one piece, of those that can be reached. */
    public long fragmented() {
        return fragmented(Namespace.ROOT) + (volume.header().journalInode() != 0 && pieces(volume.header().journalInode()) > 1 ? 1 : 0);
    }

    private long fragmented(long directory) {
        long count = 0;
        for (DirectoryBlocks.Entry entry : look(draft -> new DirectoryBlocks(draft).all(new InodeTable(draft).get(directory)))) {
            if (!entry.name().equals(".") && !entry.name().equals("..")) {
                count += pieces(entry.inode()) > 1 ? 1 : 0;
                count += entry.type() == DirectoryBlocks.type(Inode.DIRECTORY) ? fragmented(entry.inode()) : 0;
            }
        }
        return count;
    }

    private int pieces(long inode) {
        return look(draft -> new InodeTable(draft).get(inode)).extents().size();
    }

    /** How many blocks the volume can have where there is room for so many. */
    public long fitting(long most) {
        return Resizing.fitting(volume.header(), most);
    }

    /** The blocks that another size of the volume changes, and what is in them then. */
    public Map<Long, byte[]> resized(long blocks) {
        return changes(draft -> Resizing.to(draft, blocks));
    }

    private Map<Long, byte[]> changes(Consumer<Draft> change) {
        Volume changed = look(draft -> {
            change.accept(draft);
            return draft.commit();
        });
        Map<Long, byte[]> written = new TreeMap<>();
        changed.buffers().forEach((block, cached) -> {
            if (cached.isDirty()) {
                written.put(block, cached.bytes());
            }
        });
        return written;
    }

    /** The blocks that a journal in place of none changes, and what is in them then. */
    public Map<Long, byte[]> journaled() {
        return changes(Tuning::addJournal);
    }

    /** The blocks that no journal in place of one changes, and what is in them then. */
    public Map<Long, byte[]> unjournaled() {
        return changes(Tuning::removeJournal);
    }

    private <T> T look(Function<Draft, T> operation) {
        while (true) {
            try {
                return operation.apply(new Draft(volume, 0));
            } catch (Missing missing) {
                int size = volume.geometry().blockSize();
                byte[] bytes = source.read(missing.physical() * size, size);
                volume = volume.withBuffers(volume.buffers().plus(missing.physical(), Cached.clean(bytes)));
            }
        }
    }
}
