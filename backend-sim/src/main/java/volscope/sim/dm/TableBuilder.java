package volscope.sim.dm;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

import org.pcollections.PMap;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Limits.DaxFlag;
import volscope.sim.device.PathLookup;
import volscope.sim.device.Sectors;
import volscope.sim.dm.MappedDevice.LowerDevice;
import volscope.sim.dm.MappedDevice.LowerKey;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.profile.Profile.BadLookup;
import volscope.sim.profile.Profile.LeakedPut;
import volscope.sim.profile.Profile.LowerTest;
import volscope.sim.profile.Profile.OwnDevice;

/** A table while it is built: opens lower devices for one mapped device and can give them all back. */
public final class TableBuilder {

    /** The holder's name by which all mapped devices share their lower devices. */
    public static final String HOLDER = "device-mapper";

    private static final int MAJORS = 1 << 12;
    private static final int MINORS = 1 << 20;

    private final Dm dm;
    private final DevNo md;
    private final Disk.Access access;
    private final List<LowerKey> opened = new ArrayList<>();
    private final List<DevNo> leaked = new ArrayList<>();

    TableBuilder(Dm dm, DevNo md, Disk.Access access) {
        this.dm = dm;
        this.md = md;
        this.access = access;
    }

    /** The machine. */
    public Kernel kernel() {
        return dm.kernel();
    }

    /** The mapped device the table is for. */
    public DevNo device() {
        return md;
    }

    /** Whether the table is to be written through. */
    public Disk.Access access() {
        return access;
    }

    /** How devices were opened so far, last first. */
    List<LowerKey> opened() {
        return opened.reversed();
    }

    /**
     * Opens a lower device.
     *
     * @param argument
     *            {@code 253:1} or a path
     * @param mode
     *            how it is opened
     * @param reason
     *            what the log says if it cannot be
     * @throws TargetError
     *             with that reason
     */
    public DevNo open(String argument, Disk.Access mode, String reason) {
        try {
            DevNo dev = resolve(argument);
            if (dev.equals(md) && kernel().profile().dm().ownDevice() == OwnDevice.REFUSED) {
                throw new ErrnoException(Errno.EINVAL);
            }
            open(new LowerKey(dev, mode));
            return dev;
        } catch (ErrnoException refused) {
            throw new TargetError(reason, refused.errno());
        }
    }

    private void open(LowerKey key) {
        Optional<LowerKey> now = opened.stream().filter(other -> other.dev().equals(key.dev())).findFirst();
        if (now.isEmpty()) {
            take(key);
            opened.add(key);
        } else if (now.get().access() == Disk.Access.READ_ONLY && key.access() == Disk.Access.READ_WRITE) {
            take(key);
            put(dm, md, now.get());
            opened.set(opened.indexOf(now.get()), key);
        }
    }

    private void take(LowerKey key) {
        PMap<LowerKey, LowerDevice> lower = dm.get(DmKey.number(md)).lower();
        LowerDevice now = lower.get(key);
        LowerDevice taken = now == null ? claim(key.dev()) : new LowerDevice(now.tables() + 1, now.dax());
        dm.update(md, m -> m.with(m.lower().plus(key, taken)));
    }

    private LowerDevice claim(DevNo dev) {
        Block block = dm.block();
        block.claim(dev, HOLDER);
        return new LowerDevice(1, findDax(block.get(dev)));
    }

    private DaxFlag findDax(Disk disk) {
        boolean aligned = disk.sectors() % Sectors.PER_PAGE == 0;
        if (disk.limits().hasDax() && !aligned && kernel().profile().dm().lowerTest() == LowerTest.DAX_DEVICE_ALL) {
            kernel().printk(Level.INFO, disk.name() + ": error: unaligned partition for dax");
        }
        return DaxFlag.of(disk.limits().hasDax() && aligned);
    }

    /** Whether a lower device has DAX. */
    public boolean hasDax(DevNo dev) {
        return findDax(dm.block().get(dev)) == DaxFlag.ON;
    }

    private DevNo resolve(String argument) {
        int colon = argument.indexOf(':');
        if (colon >= 0) {
            OptionalInt major = Arguments.wrapped(argument.substring(0, colon));
            OptionalInt minor = Arguments.wrapped(argument.substring(colon + 1));
            if (major.isPresent() && minor.isPresent()) {
                return number(major.getAsInt(), minor.getAsInt());
            }
        }
        return lookUp(argument);
    }

    private static DevNo number(int major, int minor) {
        if (Integer.compareUnsigned(major, MAJORS) >= 0 || Integer.compareUnsigned(minor, MINORS) >= 0) {
            throw new ErrnoException(Errno.EOVERFLOW);
        }
        return new DevNo(major, minor);
    }

    /** A device as the kernel's command line names it: its number in hexadecimal, or the kernel's name of it behind {@code /dev/}. */
    private Optional<DevNo> bootName(String word) {
        if (word.startsWith("/dev/")) {
            String name = word.substring("/dev/".length());
            return dm.block().disks().stream().filter(disk -> disk.name().equals(name)).map(Disk::dev).findFirst();
        }
        if (!word.matches("(0[xX])?[0-9a-fA-F]{1,8}")) {
            return Optional.empty();
        }
        long number = Long.parseLong(word.replaceFirst("^0[xX]", ""), 16);
        DevNo dev = new DevNo((int) (number >> 8 & 0xfff), (int) (number & 0xff | number >> 12 & 0xfff00));
        return number == 0 ? Optional.empty() : Optional.of(dev);
    }

    private DevNo lookUp(String path) {
        boolean tells = kernel().profile().dm().badLookup() == BadLookup.AS_FOUND;
        Optional<PathLookup.Node> node = kernel().hook(PathLookup.class).flatMap(files -> files.lookup(path));
        if (node.isEmpty()) {
            if (!tells) {
                return bootName(path).orElseThrow(() -> new ErrnoException(Errno.ENODEV));
            }
            throw new ErrnoException(Errno.ENOENT);
        }
        if (node.get() instanceof PathLookup.BlockNode block) {
            return block.dev();
        }
        throw new ErrnoException(tells ? Errno.ENOTBLK : Errno.ENODEV);
    }

    /**
     * A constructor's error path puts back what it never took and loses what it took: a mistake of some kernels, which only their log
     * shows.
     *
     * @param lost
     *            the device that is never put back
     */
    public void loseReference(DevNo lost) {
        if (kernel().profile().dm().leakedPut() == LeakedPut.LOGGED) {
            long garbage = kernel().random().next();
            dm.log(Level.ERR, "table", "%s: device \\x%02x%c%c\\x%02x not in table devices list".formatted(md, 128 + (garbage & 127),
                    (char) ('A' + (garbage >>> 8 & 15)), (char) ('A' + (garbage >>> 16 & 15)), garbage >>> 24 & 31));
            leaked.add(lost);
        }
    }

    /** Gives all devices back: the table is not to be. */
    void abandon() {
        for (DevNo dev : leaked) {
            dm.log(Level.WARNING, "table", md + ": dm_table_destroy: dm_put_device call missing for " + dev);
        }
        opened.forEach(key -> put(dm, md, key));
    }

    /** Closes a lower device for one table of a mapped device. */
    static void put(Dm dm, DevNo md, LowerKey key) {
        LowerDevice lower = Objects.requireNonNull(dm.get(DmKey.number(md)).lower().get(key), "a table's device is open");
        if (lower.tables() > 1) {
            dm.update(md, m -> m.with(m.lower().plus(key, new LowerDevice(lower.tables() - 1, lower.dax()))));
        } else {
            dm.update(md, m -> m.with(m.lower().minus(key)));
            dm.block().release(key.dev());
        }
    }
}
