package volscope.sim.fs.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.device.BlockIo;
import volscope.sim.device.Data;
import volscope.sim.device.Disk;
import volscope.sim.device.Sectors;
import volscope.sim.fs.Binding;
import volscope.sim.fs.Mounts;
import volscope.sim.fs.Stat;
import volscope.sim.fs.extent.FsType;
import volscope.sim.fs.extent.Probe;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** {@code mount} and {@code umount}. */
final class MountTools {

    private static final int FAILED = 32;
    /** On fewer sectors there is no place for a superblock, and the first type that is tried says so. */
    private static final int NO_SUPERBLOCK = 4;

    private static final List<String> BINDS = List.of("bind", "rbind");

    private final ToolCall call;

    private MountTools(ToolCall call) {
        this.call = call;
    }

    static int mount(ToolCall call) {
        return new MountTools(call).mount();
    }

    static int umount(ToolCall call) {
        return new MountTools(call).umountAll();
    }

    private int mount() {
        if (call.operands().isEmpty()) {
            call.vfs(vfs -> vfs.mounts().entries()).forEach(entry -> call.println(
                    entry.source() + " on " + entry.path() + " type " + entry.type() + " (" + entry.options() + ")"));
            return 0;
        }
        List<String> options = options();
        if (options.remove("remount")) {
            return remount(call.operands().getLast(), options);
        }
        if (call.operands().size() == 2 && (call.has("move") || BINDS.stream().anyMatch(options::contains))) {
            return again(call.operand(0), call.operand(1), options);
        }
        if (call.operands().size() == 1) {
            return named(call.operand(0), options);
        }
        return mount(call.operand(0), call.operand(1), call.text("types").orElse("auto"), options);
    }

    private List<String> options() {
        List<String> options = new ArrayList<>();
        call.line().texts("options").forEach(list -> options.addAll(List.of(list.split(","))));
        if (call.has("read-only")) {
            options.add("ro");
        }
        if (call.has("rw")) {
            options.add("rw");
        }
        BINDS.stream().filter(call::has).forEach(options::add);
        return options;
    }

    /** Shows what is in the tree at another place, too, or moves it there. */
    private int again(String source, String directory, List<String> options) {
        try {
            String from = call.absolute(source);
            String to = call.absolute(directory);
            Binding.Depth depth = options.contains("rbind") ? Binding.Depth.ALL : Binding.Depth.ONE;
            call.change(vfs -> {
                if (call.has("move")) {
                    vfs.mounts().binding().move(from, to);
                } else {
                    vfs.mounts().binding().bind(from, to, depth);
                }
            });
            if (options.contains("ro")) {
                call.change(vfs -> vfs.mounts().remountHere(to, options));
            }
            return 0;
        } catch (ErrnoException e) {
            return failed(directory, refusal(e.errno(), source, directory, ""));
        }
    }

    private int failed(String directory, String why) {
        call.error("mount: " + directory + ": " + why);
        call.error("       dmesg(1) may have more information after failed mount system call.");
        return FAILED;
    }

    /** A device or directory that {@code /etc/fstab} says the rest of. */
    private int named(String word, List<String> options) {
        for (String line : call.vfs(vfs -> vfs.readText("/etc/fstab")).split("\n")) {
            String[] fields = line.strip().split("\\s+");
            if (fields.length >= 4 && !fields[0].startsWith("#") && (fields[0].equals(word) || fields[1].equals(word))) {
                List<String> all = new ArrayList<>(List.of(fields[3].split(",")));
                all.addAll(options);
                return mount(fields[0], fields[1], fields[2], all);
            }
        }
        call.error("mount: " + word + ": can't find in /etc/fstab.");
        return 1;
    }

    /** A device's path as it is shown: links followed, a mapped device by its name. */
    private String canonical(String source) {
        try {
            String real = call.vfs(vfs -> vfs.realpath(call.absolute(source)));
            if (real.matches("/dev/dm-\\d+")) {
                String name = call.vfs(vfs -> vfs.readText("/sys/block/" + real.substring(5) + "/dm/name")).strip();
                return "/dev/mapper/" + name;
            }
            return real;
        } catch (ErrnoException e) {
            return call.absolute(source);
        }
    }

    private int mount(String device, String directory, String typeName, List<String> options) {
        var loop = new LoopMount(call, device, options);
        if (!loop.isNeeded()) {
            return mountDevice(device, directory, typeName, options);
        }
        try {
            int minor = loop.attach();
            try {
                return mountDevice("/dev/loop" + minor, directory, typeName, loop.others());
            } finally {
                loop.release(minor);
            }
        } catch (ErrnoException e) {
            call.error("mount: " + directory + ": failed to setup loop device for " + canonical(device) + ".");
            return FAILED;
        }
    }

    private int mountDevice(String device, String directory, String typeName, List<String> options) {
        String source = canonical(device);
        try {
            mount(source, directory, type(source, typeName), options);
            return 0;
        } catch (ErrnoException e) {
            return failed(directory, refusal(e.errno(), source, directory, typeName));
        }
    }

    /** Tries again read-only where what is there cannot be written: as libmount does. */
    private void mount(String source, String directory, FsType type, List<String> options) {
        try {
            call.change(vfs -> vfs.mounts().mount(source, call.absolute(directory), type, options));
        } catch (ErrnoException e) {
            boolean readOnlyThere = e.errno() == Errno.EBUSY && !options.contains("ro")
                    && call.vfs(vfs -> vfs.mounts().entries()).stream()
                            .anyMatch(entry -> entry.source().equals(source) && entry.isReadOnly());
            if (!readOnlyThere || options.contains("rw")) {
                throw e;
            }
            List<String> again = new ArrayList<>(options);
            again.add("ro");
            call.change(vfs -> vfs.mounts().mount(source, call.absolute(directory), type, again));
            call.error("mount: " + directory + ": WARNING: source write-protected, mounted read-only.");
        }
    }

    private FsType type(String source, String name) {
        if (!name.equals("auto") && !name.startsWith("no")) {
            return FsType.named(name).orElseThrow(() -> new ErrnoException(Errno.ENODEV));
        }
        Optional<Disk> disk = device(source);
        if (disk.isEmpty()) {
            return FsType.EXT4;
        }
        if (disk.get().sectors() < NO_SUPERBLOCK) {
            return FsType.EXT4;
        }
        if (disk.get().sectors() < Sectors.PER_PAGE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Data page = BlockIo.read(call.sys(), disk.get().dev(), 0, Sectors.PER_PAGE);
        boolean held = disk.get().holder().isPresent();
        return Probe.find(page.toArray()).map(Probe.Found::type).or(() -> held ? Optional.of(FsType.EXT4) : Optional.empty())
                .orElseThrow(() -> new ErrnoException(Errno.EINVAL));
    }

    private Optional<Disk> device(String source) {
        try {
            return Optional.of(call.disk(source));
        } catch (ErrnoException e) {
            return Optional.empty();
        }
    }

    private String refusal(Errno errno, String source, String directory, String typeName) {
        return switch (errno) {
            case EBUSY -> call.vfs(vfs -> vfs.mounts().entries()).stream().filter(entry -> entry.source().equals(source)).findFirst()
                    .map(entry -> source + " already mounted on " + entry.path() + ".")
                    .orElse(source + " already mounted or mount point busy.");
            case ENOENT -> call.stat(directory).isEmpty() ? "mount point does not exist." : "special device " + source + " does not exist.";
            case ENXIO -> "special device " + source + " does not exist.";
            case ENOTDIR -> call.stat(directory).filter(Stat::isDirectory).isPresent()
                    ? "special device " + source + " does not exist (a path prefix is not a directory)."
                    : "mount point is not a directory.";
            case ENOTBLK -> source + " is not a block device.";
            case ENODEV -> "unknown filesystem type '" + typeName + "'.";
            case EIO -> "can't read superblock on " + source + ".";
            case EINVAL -> "wrong fs type, bad option, bad superblock on " + source
                    + ", missing codepage or helper program, or other error.";
            default -> "mount(2) system call failed: " + errno.text() + ".";
        };
    }

    private int remount(String directory, List<String> options) {
        try {
            String path = mountPoint(directory).orElse(call.absolute(directory));
            call.change(vfs -> {
                if (options.stream().anyMatch(BINDS::contains)) {
                    vfs.mounts().remountHere(path, options);
                } else {
                    vfs.mounts().remount(path, options);
                }
            });
            return 0;
        } catch (ErrnoException e) {
            return failed(directory, switch (e.errno()) {
                case EBUSY -> "mount point is busy.";
                case ENOENT -> "mount point does not exist.";
                default -> "mount point not mounted or bad option.";
            });
        }
    }

    /** Where a device is mounted last. */
    private Optional<String> mountPoint(String word) {
        String source = canonical(word);
        return call.vfs(vfs -> vfs.mounts().entries()).stream().filter(entry -> entry.source().equals(source)).map(Mounts.Entry::path)
                .reduce((first, second) -> second);
    }

    private int umountAll() {
        List<String> words = call.has("all")
                ? call.vfs(vfs -> vfs.mounts().volumes()).reversed().stream().map(mount -> mount.path()).toList()
                : call.operands();
        words.forEach(this::umount);
        return call.status();
    }

    private void umount(String word) {
        try {
            String path = mountPoint(word).orElse(call.absolute(word));
            if (call.stat(word).isEmpty()) {
                fail(word, "no mount point specified.");
            } else if (!call.vfs(vfs -> vfs.mounts().isMountPoint(path))) {
                fail(word, "not mounted.");
            } else if (!call.has("lazy") && standsIn(path)) {
                throw new ErrnoException(Errno.EBUSY);
            } else {
                call.change(vfs -> {
                    if (call.has("lazy")) {
                        vfs.mounts().detach(path);
                    } else {
                        vfs.mounts().unmount(path);
                    }
                });
            }
        } catch (ErrnoException e) {
            fail(word, e.errno() == Errno.EBUSY ? "target is busy." : e.errno() == Errno.EINVAL ? "not mounted." : e.errno().text());
        }
    }

    /** Whether the shell that asks, and so this program, has its working directory below a place. */
    private boolean standsIn(String path) {
        return (call.invocation().cwd() + "/").startsWith(path + "/");
    }

    private void fail(String word, String why) {
        call.error("umount: " + word + ": " + why);
        call.status(FAILED);
    }
}
