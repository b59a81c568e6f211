package volscope.sim.dm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import volscope.model.event.Event;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.LogLine.Level;

/** The calls that create, name, describe and remove mapped devices. */
public final class DmControl {

    private static final int NAME_LENGTH = 127;
    private static final int UUID_LENGTH = 128;

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
     *             EINVAL for a bad name, EBUSY if name or uuid are taken, ENXIO if the minor is
     */
    public DmInfo create(String name, String uuid, OptionalInt minor) {
        checkName(name);
        if (dm.find(DmKey.name(name)).isPresent() || !uuid.isEmpty() && dm.find(DmKey.uuid(uuid)).isPresent()) {
            throw new ErrnoException(Errno.EBUSY);
        }
        if (minor.isPresent() && dm.state().devices().containsKey(minor.getAsInt())) {
            throw new ErrnoException(Errno.ENXIO);
        }
        int number = minor.orElseGet(this::freeMinor);
        MappedDevice md = MappedDevice.created(new DevNo(Dm.MAJOR, number), name, uuid);
        dm.set(dm.state().with(dm.state().devices().plus(number, md), dm.state().names().plus(name, number)).globalEvent());
        dm.kernel().emit(new Event.DeviceCreated(name));
        return describe(md);
    }

    private int freeMinor() {
        int minor = 0;
        while (dm.state().devices().containsKey(minor)) {
            minor++;
        }
        return minor;
    }

    private void checkName(String name) {
        if (name.isEmpty()) {
            dm.log(Level.ERR, "ioctl", "name not supplied when creating device");
            throw new ErrnoException(Errno.EINVAL);
        }
        if (name.contains("/")) {
            dm.log(Level.ERR, "ioctl", "invalid device name");
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    /** All devices, by name. */
    public List<DmInfo> list() {
        return dm.byName().stream().map(this::describe).toList();
    }

    /** What there is to know of one device. */
    public java.util.Optional<DmInfo> info(DmKey key) {
        return dm.find(key).map(this::describe);
    }

    private DmInfo describe(MappedDevice md) {
        Set<DmInfo.Flag> flags = EnumSet.noneOf(DmInfo.Flag.class);
        add(flags, DmInfo.Flag.SUSPENDED, md.isSuspended());
        add(flags, DmInfo.Flag.LIVE_TABLE, md.live().isPresent());
        add(flags, DmInfo.Flag.INACTIVE_TABLE, md.inactive().isPresent());
        add(flags, DmInfo.Flag.READ_ONLY, md.access() == Disk.Access.READ_ONLY);
        add(flags, DmInfo.Flag.DEFERRED_REMOVE, md.removal() == MappedDevice.Removal.DEFERRED);
        add(flags, DmInfo.Flag.INTERNAL_SUSPEND, md.internal() == MappedDevice.Internal.YES);
        return new DmInfo(md.name(), md.uuid(), md.dev(), opens(md), md.eventNr(), md.live().map(table -> table.targets().size()).orElse(0),
                Set.copyOf(flags));
    }

    private static void add(Set<DmInfo.Flag> flags, DmInfo.Flag flag, boolean is) {
        if (is) {
            flags.add(flag);
        }
    }

    private int opens(MappedDevice md) {
        return dm.block().find(md.dev()).map(Disk::opens).orElse(0);
    }

    /** The lower devices of a device's tables: the live one's, or the inactive one's where there is no live table. */
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
        badNewName(newName, NAME_LENGTH);
        var md = dm.find(DmKey.name(name)).orElseThrow(() -> missing(name, newName));
        if (dm.find(DmKey.name(newName)).isPresent()) {
            dm.log(Level.ERR, "ioctl", "Unable to change name on mapped device " + name + " to one that already exists: " + newName);
            throw new ErrnoException(Errno.EBUSY);
        }
        MappedDevice renamed = md.named(newName, md.uuid());
        dm.set(dm.state().with(dm.state().devices().plus(md.dev().minor(), renamed),
                dm.state().names().minus(name).plus(newName, md.dev().minor())));
        dm.event(md.dev());
        return describe(dm.get(DmKey.number(md.dev())));
    }

    /**
     * Gives a device a uuid, once.
     *
     * @throws ErrnoException
     *             EINVAL, EBUSY or ENXIO, logged
     */
    public DmInfo setUuid(String name, String uuid) {
        badNewName(uuid, UUID_LENGTH);
        var md = dm.find(DmKey.name(name)).orElseThrow(() -> missing(name, "uuid " + uuid));
        if (dm.find(DmKey.uuid(uuid)).isPresent()) {
            dm.log(Level.ERR, "ioctl", "Unable to change uuid on mapped device " + name + " to one that already exists: " + uuid);
            throw new ErrnoException(Errno.EBUSY);
        }
        if (!md.uuid().isEmpty()) {
            dm.log(Level.ERR, "ioctl",
                    "Unable to change uuid of mapped device " + name + " to " + uuid + " because uuid is already set to " + md.uuid());
            throw new ErrnoException(Errno.EINVAL);
        }
        dm.update(md.dev(), m -> m.named(m.name(), uuid));
        dm.event(md.dev());
        return describe(dm.get(DmKey.number(md.dev())));
    }

    private void badNewName(String text, int longest) {
        if (text.isEmpty() || text.contains("/") || text.getBytes(UTF_8).length > longest) {
            dm.log(Level.ERR, "ioctl", "Invalid new mapped device name or uuid string supplied.");
            throw new ErrnoException(Errno.EINVAL);
        }
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
            dm.update(md.dev(), m -> m.with(MappedDevice.Removal.DEFERRED));
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
        dm.update(dm.get(key).dev(), md -> md.with(MappedDevice.Removal.NONE));
    }

    void removeDeferred() {
        dm.byName().stream().filter(md -> md.removal() == MappedDevice.Removal.DEFERRED && opens(md) == 0).forEach(this::destroy);
    }

    /** Removes every device that is not open, until none is left that can be. */
    public void removeAll() {
        boolean again = true;
        while (again) {
            List<MappedDevice> closed = dm.byName().stream().filter(md -> opens(md) == 0).toList();
            closed.stream().limit(1).forEach(this::destroy);
            again = !closed.isEmpty();
        }
        if (!dm.byName().isEmpty()) {
            dm.log(Level.WARNING, "ioctl", "remove_all left " + dm.byName().size() + " open device(s)");
        }
    }

    private void destroy(MappedDevice md) {
        dm.suspends().stopForRemoval(md.dev());
        DmTables tables = dm.tables();
        MappedDevice last = dm.get(DmKey.number(md.dev()));
        last.inactive().ifPresent(table -> tables.destroy(md.dev(), table));
        last.live().ifPresent(table -> tables.destroy(md.dev(), table));
        dm.set(dm.state().with(dm.state().devices().minus(md.dev().minor()), dm.state().names().minus(md.name())).globalEvent());
        dm.block().remove(md.dev());
        dm.kernel().emit(new Event.DeviceRemoved(md.name()));
    }
}
