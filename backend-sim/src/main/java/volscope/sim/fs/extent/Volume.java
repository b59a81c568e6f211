package volscope.sim.fs.extent;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

import volscope.sim.device.DevNo;

/**
 * A mounted volume: its superblock in memory and all that is cached of it.
 *
 * @param id
 *            its number in this machine
 * @param dev
 *            the device it is on
 * @param device
 *            the kernel's name of the device
 * @param type
 *            whose volume it is
 * @param options
 *            how it is mounted
 * @param stage
 *            how far its mount or unmount has come
 * @param dax
 *            whether files can have DAX, as was found at the mount
 * @param superblock
 *            the superblock, once it was read
 * @param buffers
 *            cached blocks of structures, by number
 * @param files
 *            cached blocks of files, by inode and block
 * @param reading
 *            requests for blocks, by what they are for
 * @param flush
 *            what is being written
 * @param frozen
 *            how far it is frozen, and by how many
 * @param failed
 *            inodes whose data could not be written, and {@link #STRUCTURES}, {@link #SUPERBLOCK}, {@link #SHUTDOWN}
 * @param trimmed
 *            what was discarded already of what is free
 * @param daxKept
 *            files in use whose way past the page cache is not yet what their flags say
 */
record Volume(long id, DevNo dev, String device, FsType type, MountOptions options, Stage stage, DaxDevice dax,
        Optional<Superblock> superblock, PMap<Long, Cached> buffers, PMap<Long, PMap<Long, Cached>> files, PMap<ReadKey, Long> reading,
        Flush flush, Frozen frozen, PSet<Long> failed, Trimmed trimmed,
        PSet<Long> daxKept) {

    /**
     * How a volume is frozen.
     *
     * @param level
     *            how far
     * @param holders
     *            how many freezes hold it
     * @param since
     *            when it came to this level, in nanoseconds since power-on
     */
    record Frozen(FreezeLevel level, int holders, long since) {
        static final Frozen NOT = new Frozen(FreezeLevel.UNFROZEN, 0, 0);
    }

    /**
     * What was discarded of what is free.
     *
     * @param groups
     *            groups of which all that is free was, and nothing became free since
     * @param least
     *            the shortest runs that were, in blocks
     */
    record Trimmed(PSet<Integer> groups, long least) {
        static final Trimmed NOTHING = new Trimmed(HashTreePSet.empty(), 0);

        Trimmed without(Collection<Integer> given) {
            return given.stream().anyMatch(groups::contains) ? new Trimmed(groups.minusAll(given), least) : this;
        }
    }

    /** How far a mount or unmount has come. */
    enum Stage {
        PROBING, RECOVERING, MARKING, LIVE, LEAVING, UNMARKING
    }

    /** Whether a device was found fit for DAX. */
    enum DaxDevice {
        NO, YES
    }

    /** The inode number under which {@link #failed} notes structures. */
    static final long STRUCTURES = 0;

    /** The same for the superblock, which is written past the journal. */
    static final long SUPERBLOCK = -1;

    /** Among {@link #failed}: the file system has stopped. */
    static final long SHUTDOWN = -2;

    /** The longest file that fits into its inode. */
    private static final int INLINE = 156;

    static Volume mounting(long id, DevNo dev, String device, FsType type, MountOptions options) {
        return new Volume(id, dev, device, type, options, Stage.PROBING, DaxDevice.NO, Optional.empty(), HashTreePMap.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(), Flush.IDLE, Frozen.NOT, HashTreePSet.empty(), Trimmed.NOTHING, HashTreePSet.empty());
    }

    Superblock header() {
        return superblock.orElseThrow();
    }

    Geometry geometry() {
        return header().geometry();
    }

    /** What a log line about it starts with: {@code EXT4-fs (dm-0): }. */
    String logPrefix() {
        return type.logName() + " (" + device + "): ";
    }

    /** Whether a file is kept in its inode. */
    boolean isInline(Inode inode) {
        return header().features().mayInlineData() && inode.isRegular() && inode.size() <= INLINE;
    }

    /** Whether a file can't have DAX, whatever it asks for: its data go to the journal, or it is kept in its inode. */
    boolean keepsFromDax(Inode inode) {
        return header().journalInode() != 0 && header().data(options) == MountOptions.DataMode.JOURNAL || isInline(inode);
    }

    boolean isAborted() {
        return failed.contains(STRUCTURES);
    }

    /** Whether nothing can be done with it any more. */
    boolean isShutDown() {
        return failed.contains(SHUTDOWN) || type == FsType.XFS && isAborted();
    }

    /** How far it is frozen. */
    FreezeLevel freeze() {
        return frozen.level();
    }

    PMap<Long, Cached> file(long inode) {
        return files.getOrDefault(inode, HashTreePMap.empty());
    }

    List<Long> dirtyBuffers() {
        return buffers.entrySet().stream().filter(entry -> entry.getValue().isDirty()).map(java.util.Map.Entry::getKey).sorted().toList();
    }

    /** Without cached blocks of files that are as they are on the device. */
    Volume withoutCleanFiles() {
        PMap<Long, PMap<Long, Cached>> left = files;
        for (java.util.Map.Entry<Long, PMap<Long, Cached>> file : files.entrySet()) {
            PMap<Long, Cached> dirty = file.getValue()
                    .minusAll(file.getValue().entrySet().stream().filter(one -> !one.getValue().isDirty()).map(java.util.Map.Entry::getKey)
                            .toList());
            left = left.plus(file.getKey(), dirty);
        }
        return withFiles(left);
    }

    Volume with(MountOptions newOptions) {
        return new Volume(id, dev, device, type, newOptions, stage, dax, superblock, buffers, files, reading, flush, frozen, failed,
                trimmed, daxKept);
    }

    Volume with(Stage newStage) {
        return new Volume(id, dev, device, type, options, newStage, dax, superblock, buffers, files, reading, flush, frozen, failed,
                trimmed, daxKept);
    }

    Volume with(DaxDevice found) {
        return new Volume(id, dev, device, type, options, stage, found, superblock, buffers, files, reading, flush, frozen, failed, trimmed,
                daxKept);
    }

    Volume with(Superblock newSuperblock) {
        return new Volume(id, dev, device, type, options, stage, dax, Optional.of(newSuperblock), buffers, files, reading, flush, frozen,
                failed, trimmed, daxKept);
    }

    Volume withBuffers(PMap<Long, Cached> newBuffers) {
        return new Volume(id, dev, device, type, options, stage, dax, superblock, newBuffers, files, reading, flush, frozen, failed,
                trimmed, daxKept);
    }

    Volume withFiles(PMap<Long, PMap<Long, Cached>> newFiles) {
        return new Volume(id, dev, device, type, options, stage, dax, superblock, buffers, newFiles, reading, flush, frozen, failed,
                trimmed, daxKept);
    }

    Volume withReading(PMap<ReadKey, Long> newReading) {
        return new Volume(id, dev, device, type, options, stage, dax, superblock, buffers, files, newReading, flush, frozen, failed,
                trimmed, daxKept);
    }

    Volume with(Flush newFlush) {
        return new Volume(id, dev, device, type, options, stage, dax, superblock, buffers, files, reading, newFlush, frozen, failed,
                trimmed, daxKept);
    }

    Volume with(Frozen now) {
        return new Volume(id, dev, device, type, options, stage, dax, superblock, buffers, files, reading, flush, now, failed, trimmed,
                daxKept);
    }

    Volume failing(long inode) {
        return new Volume(id, dev, device, type, options, stage, dax, superblock, buffers, files, reading, flush, frozen,
                failed.plus(inode), trimmed, daxKept);
    }

    Volume forgetting(long inode) {
        return new Volume(id, dev, device, type, options, stage, dax, superblock, buffers, files, reading, flush, frozen,
                failed.minus(inode), trimmed, daxKept);
    }

    Volume with(Trimmed now) {
        return new Volume(id, dev, device, type, options, stage, dax, superblock, buffers, files, reading, flush, frozen, failed, now,
                daxKept);
    }

    /** With one file in use more, or less, that is not yet what its flags say. */
    Volume keepingDax(long inode) {
        return withDax(daxKept.contains(inode) ? daxKept.minus(inode) : daxKept.plus(inode));
    }

    /** With a file that is what its flags say. */
    Volume forgettingDax(long inode) {
        return daxKept.contains(inode) ? withDax(daxKept.minus(inode)) : this;
    }

    private Volume withDax(PSet<Long> kept) {
        return new Volume(id, dev, device, type, options, stage, dax, superblock, buffers, files, reading, flush, frozen, failed, trimmed,
                kept);
    }
}
