package volscope.sim.dm;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Limits;
import volscope.sim.device.PathLookup;
import volscope.sim.device.Sectors;
import volscope.sim.dm.MappedDevice.LowerDevice;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.profile.Profile;

/** A table while it is built: opens lower devices for one mapped device and can give them all back. */
public final class TableBuilder {

    /** The holder's name by which all mapped devices share their lower devices. */
    public static final String HOLDER = "device-mapper";

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9}):(\\d{1,9})");

    private final Dm dm;
    private final DevNo md;
    private final Disk.Access access;
    private final List<DevNo> devices = new ArrayList<>();
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

    /** Devices opened so far, last first. */
    List<DevNo> devices() {
        return devices.reversed();
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
        DevNo dev = resolve(argument, reason);
        if (dev.equals(md)) {
            throw TargetError.invalid(reason);
        }
        if (!devices.contains(dev)) {
            LowerDevice now = dm.get(DmKey.number(md)).lower().get(dev);
            LowerDevice lower = now == null ? claim(dev, mode, reason) : new LowerDevice(dev, now.tables() + 1, now.dax());
            dm.update(md, m -> m.withLower(m.lower().plus(dev, lower)));
            devices.add(dev);
        }
        return dev;
    }

    private LowerDevice claim(DevNo dev, Disk.Access mode, String reason) {
        Block block = dm.block();
        Disk disk = block.find(dev).orElseThrow(() -> new TargetError(reason, Errno.ENXIO));
        if (mode == Disk.Access.READ_WRITE && disk.access() == Disk.Access.READ_ONLY) {
            throw new TargetError(reason, Errno.EACCES);
        }
        if (disk.holder().filter(holder -> !holder.name().equals(HOLDER)).isPresent()) {
            throw new TargetError(reason, Errno.EBUSY);
        }
        block.claim(dev, HOLDER);
        return new LowerDevice(dev, 1, Limits.DaxFlag.of(disk.limits().hasDax() && disk.sectors() % Sectors.PER_PAGE == 0));
    }

    private DevNo resolve(String argument, String reason) {
        Matcher number = NUMBER.matcher(argument);
        if (number.matches()) {
            return new DevNo(Integer.parseInt(number.group(1)), Integer.parseInt(number.group(2)));
        }
        Optional<PathLookup.Node> node = kernel().hook(PathLookup.class).flatMap(files -> files.lookup(argument));
        if (node.isPresent() && node.get() instanceof PathLookup.BlockNode block) {
            return block.dev();
        }
        boolean notBlock = node.isPresent() && kernel().profile().dm().badLookup() == Profile.BadLookup.ENOTBLK;
        throw new TargetError(reason, notBlock ? Errno.ENOTBLK : Errno.ENODEV);
    }

    /**
     * A constructor's error path puts back what it never took and loses what it took: a mistake of some kernels, which only their log
     * shows.
     *
     * @param lost
     *            the device that is never put back
     */
    public void loseReference(DevNo lost) {
        if (kernel().profile().dm().leakedPut() == Profile.LeakedPut.LOGGED) {
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
        devices.forEach(dev -> put(dm, md, dev));
    }

    /** Closes a lower device for one table of a mapped device. */
    static void put(Dm dm, DevNo md, DevNo dev) {
        Optional<MappedDevice> upper = dm.find(md);
        if (upper.isEmpty()) {
            dm.block().release(dev);
            return;
        }
        LowerDevice lower = Objects.requireNonNull(upper.get().lower().get(dev), "a table's device is open");
        if (lower.tables() > 1) {
            dm.update(md, m -> m.withLower(m.lower().plus(dev, new LowerDevice(dev, lower.tables() - 1, lower.dax()))));
        } else {
            dm.update(md, m -> m.withLower(m.lower().minus(dev)));
            dm.block().release(dev);
        }
    }
}
