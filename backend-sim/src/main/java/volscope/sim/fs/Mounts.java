package volscope.sim.fs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import volscope.model.machine.DaxState;
import volscope.model.machine.MountInfo;
import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.fs.Walk.Last;
import volscope.sim.fs.Walk.Place;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.fs.extent.FreezeLevel;
import volscope.sim.fs.extent.FsType;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;

/** What is mounted where, and the calls that change it. */
public final class Mounts {

    private static final long ROOT_NUMBER = 2;
    private static final long DEVICES_NUMBER = 5;
    /** The number of the first tree that is mounted while the machine boots. */
    private static final long FIRST_NUMBER = 20;

    private final Vfs vfs;
    private final Kernel kernel;
    private final Binding binding;

    Mounts(Vfs vfs, Kernel kernel) {
        this.vfs = vfs;
        this.kernel = kernel;
        this.binding = new Binding(vfs);
    }

    /** Mounts of what is in the tree already. */
    public Binding binding() {
        return binding;
    }

    /** A directory has another path. */
    void renamed(String from, String to) {
        binding.renamed(from, to);
    }

    /** All mounts, with the options they have now. */
    List<Mount> all() {
        return vfs.state().mounts().stream().map(this::current).toList();
    }

    private Mount current(Mount mount) {
        if (mount.root() instanceof Mount.Disk disk) {
            FileSystems systems = vfs.systems();
            String options = systems.options(disk.volume()).text(systems.type(disk.volume()), kernel.profile().fs().daxOption());
            return mount.showing(readable(mount, options));
        }
        return mount.showing(readable(mount, mount.options()));
    }

    private static String readable(Mount mount, String options) {
        return mount.access() == Mount.Access.READ_ONLY ? options.replaceFirst("^rw", "ro") : options;
    }

    /** A line of {@code /proc/mounts}, in parts. */
    public record Entry(String source, String path, String type, String options) {

        /** Whether nothing can be written there. */
        public boolean isReadOnly() {
            return options.equals("ro") || options.startsWith("ro,");
        }
    }

    /** All mounts, in the order of {@code /proc/mounts}. */
    public List<Entry> entries() {
        return all().stream().map(mount -> new Entry(mount.source(), mount.path(), mount.type(), mount.options())).toList();
    }

    /** The mounted volumes, in order. */
    public List<MountInfo> volumes() {
        return all().stream().filter(mount -> mount.root() instanceof Mount.Disk).map(this::info).toList();
    }

    private MountInfo info(Mount mount) {
        Mount.Disk disk = (Mount.Disk) mount.root();
        FileSystems systems = vfs.systems();
        String device = kernel.get(Block.LAYER).get(systems.device(disk.volume())).name();
        boolean dax = systems.hasDax(disk.volume());
        return new MountInfo(device, mount.path(), mount.type(), mount.options(), DaxState.of(dax));
    }

    /** The volume mounted last at exactly a path. */
    public Optional<Long> volumeAt(String path) {
        String real = vfs.realpath(path);
        return at(real).filter(mount -> mount.root() instanceof Mount.Disk).map(mount -> ((Mount.Disk) mount.root()).volume());
    }

    /** Whether something is mounted at exactly a path. */
    public boolean isMountPoint(String path) {
        return at(vfs.realpath(path)).isPresent();
    }

    /** Whether a device is mounted. */
    public boolean isMounted(DevNo dev) {
        return vfs.systems().mountedFrom(dev).isPresent();
    }

    private Optional<Mount> at(String path) {
        return vfs.state().mounts().stream().filter(mount -> mount.path().equals(path)).reduce((first, second) -> second);
    }

    /**
     * Mounts the volume on a device.
     *
     * @param source
     *            the device's path, which {@code /proc/mounts} will show
     * @param target
     *            the directory
     * @throws ErrnoException
     *             what {@code mount(2)} gives
     */
    public void mount(String source, String target, FsType type, List<String> options) {
        Place place = vfs.walk(target, Last.FOLLOW);
        if (!place.get().stat().isDirectory()) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        kernel.hook(KernelModules.class).ifPresent(modules -> modules.request(type.module()));
        DevNo dev = device(source);
        boolean again = at(place.path()).filter(mount -> isOf(mount, dev)).isPresent();
        long volume = vfs.systems().mount(dev, type, options, source, type.word() + " " + place.path());
        if (again) {
            throw new ErrnoException(Errno.EBUSY);
        }
        Mount mount = new Mount(place.get().key(), place.path(), source, type.word(), "", new Mount.Disk(volume, FileSystems.ROOT),
                Mount.Access.READ_WRITE);
        vfs.state(vfs.state().with(vfs.state().mounts().plus(mount)));
    }

    private DevNo device(String source) {
        String step = kernel.profile().fs().mountLog().failedLookup();
        try {
            DevNo dev = vfs.blockDevice(source);
            step = "open";
            kernel.get(Block.LAYER).get(dev);
            return dev;
        } catch (ErrnoException e) {
            kernel.printk(Level.ERR, source + ": Can't " + step + " blockdev");
            throw e;
        }
    }

    private static boolean isOf(Mount mount, long volume) {
        return mount.root() instanceof Mount.Disk disk && disk.volume() == volume;
    }

    private boolean isOf(Mount mount, DevNo dev) {
        return mount.root() instanceof Mount.Disk disk && vfs.systems().device(disk.volume()).equals(dev);
    }

    /** Changes how the volume at a path is mounted: EINVAL if there is none, EBUSY if a file is open that could be written. */
    public void remount(String path, List<String> options) {
        vfs.walk(path, Last.FOLLOW).get();
        long volume = volumeAt(path).orElseThrow(() -> new ErrnoException(Errno.EINVAL));
        boolean written = vfs.state().open().values().stream()
                .anyMatch(file -> file.mode().writes() && file.target() instanceof OpenFile.InTree in && in.key().tree() == volume);
        if (written && options.contains("ro") && !vfs.systems().options(volume).isReadOnly()) {
            throw new ErrnoException(Errno.EBUSY);
        }
        vfs.systems().remount(volume, options);
        binding.allow(path, vfs.systems().options(volume).isReadOnly() ? Mount.Access.READ_ONLY : Mount.Access.READ_WRITE);
    }

    /** Changes what may be done through a mount alone; EINVAL if there is none. */
    public void remountHere(String path, List<String> options) {
        binding.allow(path, options.contains("ro") ? Mount.Access.READ_ONLY : Mount.Access.READ_WRITE);
    }

    /** Takes the last mount at a path away: EINVAL if there is none, EBUSY if it is used. */
    public void unmount(String path) {
        String real = vfs.realpath(path);
        Mount mount = at(real).orElseThrow(() -> new ErrnoException(Errno.EINVAL));
        boolean covers = vfs.state().mounts().stream().anyMatch(other -> other.path().startsWith(real.equals("/") ? real : real + "/"));
        if (covers || isUsed(mount)) {
            throw new ErrnoException(Errno.EBUSY);
        }
        if (mount.root() instanceof Mount.Disk disk && isLast(disk) && !isFrozen(disk.volume())) {
            vfs.systems().unmount(disk.volume());
        }
        int index = vfs.state().mounts().lastIndexOf(mount);
        vfs.state(vfs.state().with(vfs.state().mounts().minus(index)));
    }

    private boolean isFrozen(long volume) {
        return vfs.systems().freezeLevel(volume) != FreezeLevel.UNFROZEN;
    }

    /** Takes the last mount at a path, and what is mounted below, out of the tree; a volume goes when nobody uses it any more. */
    public void detach(String path) {
        String real = vfs.realpath(path);
        Mount mount = at(real).orElseThrow(() -> new ErrnoException(Errno.EINVAL));
        List<Mount> gone = Stream.concat(Stream.of(mount),
                vfs.state().mounts().stream().filter(other -> other.path().startsWith(real + "/"))).toList();
        gone.forEach(one -> vfs.state(vfs.state().with(vfs.state().mounts().minus(vfs.state().mounts().lastIndexOf(one)))));
        leaveUnused();
    }

    /** Ends volumes that are mounted nowhere, once they are neither used nor frozen. */
    public void leaveUnused() {
        for (long volume : vfs.systems().live()) {
            boolean mounted = vfs.state().mounts().stream().anyMatch(mount -> isOf(mount, volume));
            if (!mounted && !isFrozen(volume) && !isUsed(volume)) {
                vfs.systems().unmount(volume);
            }
        }
    }

    /** The device number of a tree: that of its device, or one that was given to it when it was mounted. */
    long number(long tree, String path) {
        if (tree > NodeKey.MEMORY) {
            DevNo dev = vfs.systems().device(tree);
            return (long) dev.major() << 8 | dev.minor() & 0xff | (dev.minor() & ~0xffL) << 12;
        }
        List<Mount> inMemory = vfs.state().mounts().stream().filter(mount -> !(mount.root() instanceof Mount.Disk)).toList();
        int at = 0;
        for (int i = 0; i < inMemory.size(); i++) {
            at = path.startsWith(inMemory.get(i).path() + "/") ? i : at;
        }
        return switch (inMemory.get(at).path()) {
            case "/" -> ROOT_NUMBER;
            case "/dev" -> DEVICES_NUMBER;
            default -> FIRST_NUMBER + inMemory.stream().limit(at).filter(mount -> !mount.path().matches("/|/dev")).count();
        };
    }

    private boolean isUsed(Mount mount) {
        return !(mount.root() instanceof Mount.Memory)
                && (!(mount.root() instanceof Mount.Disk disk) || isLast(disk) && isUsed(disk.volume()));
    }

    private boolean isUsed(long volume) {
        return vfs.systems().isAwaited(volume)
                || vfs.state().open().values().stream()
                        .anyMatch(file -> file.target() instanceof OpenFile.InTree in && in.key().tree() == volume)
                || kernel.hook(Loops.class).stream().flatMap(loops -> loops.backings().values().stream())
                        .anyMatch(backing -> backing.tree() == volume);
    }

    private boolean isLast(Mount.Disk disk) {
        return vfs.state().mounts().stream().filter(mount -> isOf(mount, disk.volume())).count() == 1;
    }
}
