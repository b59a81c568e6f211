package volscope.sim.dm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import volscope.model.event.Event;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.dm.MappedDevice.Removal;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.profile.Profile.NameRule;

/** The calls that create, name, describe and remove mapped devices. */
public final class DmControl {

    private static final int NAME_LENGTH = 127;
    private static final int UUID_LENGTH = 128;
    private static final int MINORS = 1 << 20;
    private static final Set<String> RESERVED = Set.of("control", ".", "..");

    private final Dm dm;

    DmControl(Dm dm) {
        this.dm = dm;
    }

    /**
     * Creates a device without tables.
     *
     * @param minor
     *            a minor that is wanted
     * @throws ErrnoException
     *             EINVAL for a bad name, EBUSY if name or uuid are taken, ENXIO if the minor is, or is none
     */
    public DmInfo create(String name, String uuid, OptionalInt minor) {
        if (name.isEmpty()) {
            dm.log(Level.ERR, "ioctl", "name not supplied when creating device");
            throw new ErrnoException(Errno.EINVAL);
        }
        checkName(name);
        if (minor.isPresent() && (minor.getAsInt() >= MINORS || dm.state().devices().containsKey(minor.getAsInt()))) {
            throw new ErrnoException(Errno.ENXIO);
        }
        if (dm.find(DmKey.name(name)).isPresent() || !uuid.isEmpty() && dm.find(DmKey.uuid(uuid)).isPresent()) {
            throw new ErrnoException(Errno.EBUSY);
        }
        int number = minor.orElseGet(this::freeMinor);
        MappedDevice md = MappedDevice.created(new DevNo(Dm.MAJOR, number), dm.kernel().nextId(), name, uuid);
        dm.set(dm.state().with(dm.state().devices().plus(number, md), dm.state().names().plus(name, number)).identified(uuid, number)
                .globalEvent());
        dm.kernel().emit(new Event.DeviceCreated(name));
        return describe(md, Slot.LIVE);
    }

    private int freeMinor() {
        var devices = dm.state().devices();
        int minor = !devices.isEmpty() && devices.lastKey() == devices.size() - 1 ? devices.size() : 0;
        while (dm.state().devices().containsKey(minor)) {
            minor++;
        }
        return minor;
    }

    private void checkName(String name) {
        boolean reserves = dm.kernel().profile().dm().nameRule() == NameRule.SLASH_AND_RESERVED;
        if (name.contains("/")) {
            refuse(reserves ? "device name cannot contain '/'" : "invalid device name");
        }
        if (reserves && RESERVED.contains(name)) {
            refuse("device name cannot be \"control\", \".\", or \"..\"");
        }
    }

    private void refuse(String text) {
        dm.log(Level.ERR, "ioctl", text);
        throw new ErrnoException(Errno.EINVAL);
    }

    /** All devices, by name. */
    public List<DmInfo> list() {
        return dm.byName().stream().map(md -> describe(md, Slot.LIVE)).toList();
    }

    /** What there is to know of one device. */
    public Optional<DmInfo> info(DmKey key) {
        return info(key, Slot.LIVE);
    }

    /** What there is to know of one device and one of its tables. */
    public Optional<DmInfo> info(DmKey key, Slot slot) {
        return dm.find(key).map(md -> describe(md, slot));
    }

    DmInfo describe(MappedDevice md, Slot slot) {
        Set<DmInfo.Flag> flags = EnumSet.noneOf(DmInfo.Flag.class);
        add(flags, DmInfo.Flag.SUSPENDED, md.isSuspended());
        add(flags, DmInfo.Flag.LIVE_TABLE, md.live().isPresent());
        add(flags, DmInfo.Flag.INACTIVE_TABLE, md.inactive().isPresent());
        Optional<Disk> disk = dm.block().find(md.dev());
        add(flags, DmInfo.Flag.READ_ONLY, access(md, disk, slot) == Disk.Access.READ_ONLY);
        add(flags, DmInfo.Flag.DEFERRED_REMOVE, md.removal() == Removal.DEFERRED);
        add(flags, DmInfo.Flag.INTERNAL_SUSPEND, md.internal() == MappedDevice.Internal.YES);
        int targets = md.table(slot).map(table -> table.targets().size()).orElse(0);
        return new DmInfo(md.name(), md.uuid(), md.dev(), disk.map(Disk::opens).orElse(0), md.eventNr(), targets,
                Collections.unmodifiableSet(flags));
    }

    /** The live table's access is the disk's. */
    private static Disk.Access access(MappedDevice md, Optional<Disk> disk, Slot slot) {
        Optional<Disk.Access> access = slot == Slot.LIVE
                ? disk.filter(same -> md.live().isPresent()).map(Disk::access)
                : md.inactive().map(Table::access);
        return access.orElse(Disk.Access.READ_WRITE);
    }

    private static void add(Set<DmInfo.Flag> flags, DmInfo.Flag flag, boolean is) {
        if (is) {
            flags.add(flag);
        }
    }

    private int opens(MappedDevice md) {
        return dm.block().find(md.dev()).map(Disk::opens).orElse(0);
    }

    /** The lower devices of one of a device's tables, last opened first. */
    public List<DevNo> deps(DmKey key, Slot slot) {
        return dm.get(key).table(slot).map(Table::devices).orElse(List.of());
    }

    /**
     * Gives a device another name.
     *
     * @throws ErrnoException
     *             EINVAL, EBUSY or ENXIO, logged
     */
    public DmInfo rename(String name, String newName) {
        checkLength(newName, NAME_LENGTH);
        checkName(newName);
        if (dm.find(DmKey.name(newName)).isPresent()) {
            throw exists("name", name, newName);
        }
        var md = dm.find(DmKey.name(name)).orElseThrow(() -> missing(name, newName));
        dm.set(dm.state().with(dm.state().devices().plus(md.dev().minor(), md.named(newName, md.uuid())),
                dm.state().names().minus(name).plus(newName, md.dev().minor())));
        dm.event(md.dev());
        return describe(dm.get(DmKey.number(md.dev())), Slot.LIVE);
    }

    /**
     * Gives a device a uuid, once.
     *
     * @throws ErrnoException
     *             EINVAL, EBUSY or ENXIO, logged
     */
    public DmInfo setUuid(String name, String uuid) {
        checkLength(uuid, UUID_LENGTH);
        if (dm.find(DmKey.uuid(uuid)).isPresent()) {
            throw exists("uuid", name, uuid);
        }
        var md = dm.find(DmKey.name(name)).orElseThrow(() -> missing(name, "uuid " + uuid));
        if (!md.uuid().isEmpty()) {
            refuse("Unable to change uuid of mapped device " + name + " to " + uuid + " because uuid is already set to " + md.uuid());
        }
        dm.update(md.dev(), m -> m.named(m.name(), uuid));
        dm.set(dm.state().without("", md.dev().minor()).identified(uuid, md.dev().minor()));
        dm.event(md.dev());
        return describe(dm.get(DmKey.number(md.dev())), Slot.LIVE);
    }

    private void checkLength(String text, int longest) {
        if (text.isEmpty() || text.getBytes(UTF_8).length > longest) {
            refuse("Invalid new mapped device name or uuid string supplied.");
        }
    }

    private ErrnoException exists(String what, String name, String taken) {
        dm.log(Level.ERR, "ioctl", "Unable to change " + what + " on mapped device " + name + " to one that already exists: " + taken);
        return new ErrnoException(Errno.EBUSY);
    }

    private ErrnoException missing(String name, String to) {
        dm.log(Level.ERR, "ioctl", "Unable to rename non-existent device, " + name + " to " + to);
        return new ErrnoException(Errno.ENXIO);
    }

    /**
     * Removes a device.
     *
     * @throws ErrnoException
     *             ENXIO if there is none, EBUSY if it is open
     */
    public void remove(DmKey key) {
        MappedDevice md = dm.get(key);
        if (opens(md) > 0) {
            throw new ErrnoException(Errno.EBUSY);
        }
        destroy(md);
    }

    /** Removes a device now, or when its last opener closes it. */
    public void removeLater(DmKey key) {
        MappedDevice md = dm.get(key);
        if (opens(md) > 0) {
            dm.update(md.dev(), m -> m.with(Removal.DEFERRED));
        } else {
            destroy(md);
        }
    }

    /**
     * Calls a deferred removal off.
     *
     * @throws ErrnoException
     *             ENXIO if there is no such device
     */
    public void cancelDeferred(DmKey key) {
        dm.update(dm.get(key).dev(), md -> md.with(Removal.NONE));
    }

    /** Removes all closed devices that wait for it; one may close others. */
    void removeDeferred() {
        Optional<MappedDevice> next = dm.byName().stream().filter(md -> md.removal() == Removal.DEFERRED && opens(md) == 0).findFirst();
        while (next.isPresent()) {
            destroy(next.get());
            next = dm.byName().stream().filter(md -> md.removal() == Removal.DEFERRED && opens(md) == 0).findFirst();
        }
    }

    /** Removes every device that is not open, until none is left that can be. */
    public void removeAll() {
        Optional<MappedDevice> next = firstClosed();
        while (next.isPresent()) {
            destroy(next.get());
            next = firstClosed();
        }
        if (!dm.byName().isEmpty()) {
            dm.log(Level.WARNING, "ioctl", "remove_all left " + dm.byName().size() + " open device(s)");
        }
    }

    private Optional<MappedDevice> firstClosed() {
        return dm.byName().stream().filter(md -> opens(md) == 0).findFirst();
    }

    private void destroy(MappedDevice md) {
        DevNo dev = md.dev();
        dm.suspends().drain(dev);
        dm.update(dev, m -> m.with(Removal.GOING));
        dm.set(dm.state().with(dm.state().devices(), dm.state().names().minus(md.name())).without(md.uuid(), md.dev().minor()));
        dm.event(dev);
        dm.tables().clear(DmKey.number(dev));
        dm.suspends().stopForRemoval(dev);
        dm.get(DmKey.number(dev)).live().ifPresent(table -> dm.tables().destroy(dev, table));
        dm.set(dm.state().with(dm.state().devices().minus(dev.minor()), dm.state().names()).globalEvent());
        dm.block().remove(dev);
        dm.kernel().emit(new Event.DeviceRemoved(md.name()));
    }
}
