package volscope.sim.fs.extent;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import volscope.sim.device.DevNo;
import volscope.sim.device.SuperBlocks;
import volscope.sim.fs.WallClock;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.Processes;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.Subsystem;
import volscope.sim.profile.Profile;

/**
 * The mounted volumes. Each call that has to wait for a device, a freeze or a copy throws {@link Sleeping}; the same call made again goes on
 * where it was.
 */
public final class FileSystems extends Subsystem<FileSystemsState> implements SuperBlocks {

    /** The key of this layer; it stands below the file tree. */
    public static final Layer<FileSystems, FileSystemsState> LAYER = new Layer<>("filesystems", FileSystemsState.EMPTY, FileSystems::new);

    /** The inode of every volume's root directory. */
    public static final long ROOT = Namespace.ROOT;

    private static final int MANY_DIRTY = 512;

    private final Reader reader;
    final Writeback writeback;
    private final Mounting mounting;
    private final Freezing freezing;
    final Handles handles;
    private FileSystemsState state;
    /** The volume that was asked for last, as it is now. */
    private @Nullable Volume latest;
    /** The volume whose inode was looked at last, as it was then. */
    private @Nullable Volume known;
    private long knownNumber;
    private @Nullable Inode knownInode;

    private FileSystems(Kernel kernel, FileSystemsState state) {
        super(kernel);
        this.state = state;
        this.reader = new Reader(this, kernel);
        this.writeback = new Writeback(this, kernel);
        this.mounting = new Mounting(this, kernel, writeback);
        this.freezing = new Freezing(this, kernel, writeback);
        this.handles = new Handles(this, kernel);
    }

    @Override
    public FileSystemsState publish() {
        return state;
    }

    Collection<Volume> volumes() {
        return state.volumes().values();
    }

    Volume get(long id) {
        Volume same = latest;
        return same != null && same.id() == id ? same : find(id).orElseThrow(() -> new ErrnoException(Errno.EIO));
    }

    Optional<Volume> find(long id) {
        Optional<Volume> found = Optional.ofNullable(state.volumes().get(id));
        latest = found.orElse(latest);
        return found;
    }

    Optional<Volume> on(DevNo dev) {
        for (Volume volume : volumes()) {
            if (volume.dev().equals(dev)) {
                return Optional.of(volume);
            }
        }
        return Optional.empty();
    }

    void put(Volume volume) {
        if (state.volumes().get(volume.id()) == volume) {
            return;
        }
        state = new FileSystemsState(state.volumes().plus(volume.id(), volume));
        latest = volume;
    }

    void update(long id, UnaryOperator<Volume> change) {
        find(id).ifPresent(volume -> put(change.apply(volume)));
    }

    void remove(long id) {
        state = new FileSystemsState(state.volumes().minus(id));
        latest = null;
    }

    Optional<FileMappings> mappings() {
        return kernel.hook(FileMappings.class);
    }

    Profile profile() {
        return kernel.profile();
    }

    Reader reader() {
        return reader;
    }

    long seconds() {
        return WallClock.seconds(kernel);
    }

    /** An inode; asked for again and again while a volume stays as it is, it is read once. */
    Inode inode(long id, long number) {
        Volume volume = get(id);
        if (volume != known || number != knownNumber) {
            knownInode = look(id, draft -> new InodeTable(draft).get(number));
            known = get(id);
            knownNumber = number;
        }
        return java.util.Objects.requireNonNull(knownInode);
    }

    /** Looks at a volume; blocks that are not in memory are read. */
    <T> T look(long id, Function<Draft, T> operation) {
        while (true) {
            try {
                return operation.apply(new Draft(get(id), seconds()));
            } catch (Missing missing) {
                reader.read(id, missing);
            }
        }
    }

    /** Changes a volume: all of the operation or nothing of it. */
    <T> T internal(long id, Function<Draft, T> operation) {
        while (true) {
            Draft draft = new Draft(get(id), seconds());
            try {
                T result = operation.apply(draft);
                put(draft.commit());
                return result;
            } catch (Missing missing) {
                reader.read(id, missing);
            }
        }
    }

    /** Changes a volume for a program: waits while it is frozen, EROFS if it may not be changed. */
    <T> T change(long id, Function<Draft, T> operation) {
        startWrite(id);
        if (get(id).dirtyBuffers().size() > MANY_DIRTY) {
            writeback.settle(id);
        }
        return internal(id, operation);
    }

    /** EROFS if a volume may not be changed, EIO if it has stopped. */
    public void checkWritable(long id) {
        checkAlive(id);
        if (get(id).options().isReadOnly()) {
            throw new ErrnoException(Errno.EROFS);
        }
    }

    /** EIO if a volume has stopped because of an error. */
    public void checkAlive(long id) {
        if (get(id).isShutDown()) {
            throw new ErrnoException(Errno.EIO);
        }
    }

    /** Notes that a file was read, once after each change, unless nothing may be written now. */
    void accessed(long id, long inode) {
        Volume volume = get(id);
        if (volume.options().isReadOnly() || volume.isShutDown() || volume.freeze().holdsWriters()) {
            return;
        }
        if (look(id, draft -> new InodeTable(draft).get(inode)).read() == Inode.Read.NO && mayStart(id, inode)) {
            internal(id, draft -> {
                var inodes = new InodeTable(draft);
                inodes.put(inode, inodes.get(inode).accessed());
                return true;
            });
        }
    }

    /** Whether a change can begin that nobody asked for. */
    private boolean mayStart(long id, long inode) {
        try {
            handles.start(id, inode);
            return true;
        } catch (ErrnoException e) {
            return false;
        }
    }

    private void startWrite(long id) {
        checkWritable(id);
        awaitThaw(id);
        handles.start(id, ROOT);
    }

    /** Waits while a freeze holds those who want to change something. */
    public void awaitThaw(long id) {
        if (get(id).freeze().holdsWriters()) {
            throw Sleeping.on(frozen(get(id)));
        }
    }

    private static String frozen(Volume volume) {
        return "frozen file system on " + volume.device();
    }

    /** Whether a task waits in a call for a volume to thaw. */
    public boolean isAwaited(long id) {
        return kernel.hook(Processes.class).filter(processes -> processes.anySleepsFor(frozen(get(id)))).isPresent();
    }

    /** The start of a write fault: waits while the volume is frozen that far. */
    public void startFault(long id) {
        Volume volume = get(id);
        if (volume.freeze().holdsFaults()) {
            throw Sleeping.on(frozen(volume));
        }
    }

    /**
     * Mounts the volume on a device.
     *
     * @param source
     *            the device's path, for the log
     * @param holder
     *            in whose name the device is taken
     * @return the number the volume has from now on
     */
    public long mount(DevNo dev, FsType type, List<String> options, String source, String holder) {
        return mounting.mount(dev, type, options, source, holder);
    }

    /** Changes how a volume is mounted. */
    public void remount(long id, List<String> options) {
        mounting.remount(id, options);
    }

    /** Writes all that is dirty and takes the volume away. */
    public void unmount(long id) {
        mounting.unmount(id);
    }

    /** How a volume is mounted. */
    public MountOptions options(long id) {
        return get(id).options();
    }

    /** Whether what is in memory of a volume's structures is in its device's page cache, too. */
    public boolean keepsStructures(DevNo dev) {
        return on(dev).filter(found -> found.type() != FsType.XFS && found.superblock().isPresent()).isPresent();
    }

    /**
     * A page of a device with what ext4 has of it in memory: its blocks of structures are in the device's page cache.
     *
     * @param page
     *            which page
     * @param bytes
     *            what is cached of it otherwise
     */
    public byte[] overlaid(DevNo dev, long page, byte[] bytes) {
        Volume volume = on(dev).orElseThrow();
        byte[] all = bytes.clone();
        int size = volume.geometry().blockSize();
        for (int at = 0; at < all.length; at += size) {
            Cached block = volume.buffers().get((page * all.length + at) / size);
            if (block != null) {
                System.arraycopy(block.bytes(), 0, all, at, size);
            }
        }
        return all;
    }

    /** Where the files of a volume have blocks. */
    public FileRuns runs(long id) {
        return new FileRuns(this, id);
    }

    /** Whose volume it is. */
    public FsType type(long id) {
        return get(id).type();
    }

    /** Whether files of a volume may bypass the page cache. */
    public boolean hasDax(long id) {
        return get(id).dax() == Volume.DaxDevice.YES && get(id).options().dax() != DaxMode.NEVER;
    }

    /** The device a volume is on. */
    public DevNo device(long id) {
        return get(id).dev();
    }

    /** The volume that is mounted from a device. */
    public Optional<Long> mountedFrom(DevNo dev) {
        return on(dev).filter(volume -> volume.stage() == Volume.Stage.LIVE).map(Volume::id);
    }

    /** The volumes that are mounted. */
    public List<Long> live() {
        return volumes().stream().filter(volume -> volume.stage() == Volume.Stage.LIVE).map(Volume::id).toList();
    }

    /** Writes what is dirty and cached, without a look at mapped pages. */
    public void commit(long id) {
        writeback.settle(id);
    }

    /** Takes what is cached of files and not dirty away. */
    public void dropCaches() {
        List.copyOf(volumes()).forEach(volume -> put(volume.withoutCleanFiles()));
    }

    /** Writes all dirty data and structures of a volume to its device. */
    public void sync(long id) {
        mappings().filter(mappings -> mappings.isDirty(id)).ifPresent(mappings -> {
            writeback.storedPast(id);
            mappings.clean(id);
        });
        writeback.settle(id);
    }

    /** Writes all that is dirty on all volumes; what fails is not told. */
    public void syncAll() {
        for (Volume volume : List.copyOf(volumes())) {
            if (volume.stage() == Volume.Stage.LIVE) {
                sync(volume.id());
            }
        }
    }

    /** Writes what is dirty of a file: EIO if some of it could not be written since the last time. */
    public void fsync(long id, long inode) {
        mappings().filter(mappings -> mappings.isDirty(id, inode)).ifPresent(mappings -> {
            writeback.storedPast(id);
            mappings.clean(id, inode);
        });
        writeback.settleData(id);
        if (get(id).failed().contains(inode)) {
            update(id, volume -> volume.forgetting(inode));
            throw new ErrnoException(Errno.EIO);
        }
        writeback.settle(id);
        if (get(id).isAborted()) {
            throw new ErrnoException(Errno.EIO);
        }
    }

    @Override
    public void freeze(DevNo dev) {
        freezing.freeze(dev);
    }

    @Override
    public void thaw(DevNo dev) {
        freezing.thaw(dev);
    }

    /** Freezes a volume for a person. */
    public void freezeByUser(long id) {
        freezing.freezeByUser(id);
    }

    /** Takes a person's freeze back: EINVAL if there is none. */
    public void thawByUser(long id) {
        freezing.thawByUser(id);
    }

    /** How far a volume is frozen. */
    public FreezeLevel freezeLevel(long id) {
        return get(id).freeze();
    }

    /** Bytes of a block of a volume. */
    public int blockSize(long id) {
        return get(id).geometry().blockSize();
    }

    /** The files of a volume. */
    public Files files(long id) {
        return new Files(this, kernel, id);
    }
}
