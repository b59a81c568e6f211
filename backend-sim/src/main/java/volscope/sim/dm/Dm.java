package volscope.sim.dm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import volscope.model.event.Event;
import volscope.sim.device.Bio;
import volscope.sim.device.Block;
import volscope.sim.device.Dax;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Driver;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.kernel.Subsystem;

/** The device mapper: which mapped devices there are, and the driver of their block devices. */
public final class Dm extends Subsystem<DmState> implements Driver {

    /** The key of this layer. */
    public static final Layer<Dm, DmState> LAYER = new Layer<>("dm", DmState.EMPTY, Dm::new);

    /** Major of mapped devices. */
    public static final int MAJOR = 253;

    private final BioPath path = new BioPath(this);
    private final Traffic traffic;
    private final Block block;
    /** The devices that stand on a device, once they were asked for. */
    private @Nullable Map<DevNo, List<DevNo>> holders;
    private final KnownDevices known = new KnownDevices();
    private DmState state;

    private Dm(Kernel kernel, DmState state) {
        super(kernel);
        this.state = state;
        this.traffic = new Traffic(this, state);
        this.block = kernel.get(Block.LAYER);
    }

    @Override
    public DmState publish() {
        state = traffic.publish(state);
        return state;
    }

    DmState state() {
        return state;
    }

    void set(DmState newState) {
        holders = newState.devices() == state.devices() && newState.names() == state.names() ? holders : null;
        known.follow(state, newState);
        state = newState;
    }

    /** The machine it runs in. */
    Kernel kernel() {
        return kernel;
    }

    Block block() {
        return block;
    }

    /** Creating, naming, asking for and removing devices. */
    public DmControl control() {
        return new DmControl(this);
    }

    /** Loading and clearing tables. */
    public DmTables tables() {
        return new DmTables(this);
    }

    /** Messages, geometry, waiting for events. */
    public DmMessages messages() {
        return new DmMessages(this);
    }

    /** Suspending and resuming. */
    public DmSuspend suspends() {
        return new DmSuspend(this);
    }

    /** All mapped devices, by name. */
    public Collection<MappedDevice> byName() {
        return state.names().values().stream().map(state.devices()::get).toList();
    }

    /** The mapped devices whose uuid doesn't say that they belong to a subsystem: {@code LVM}. */
    public List<MappedDevice> devicesBesides(String subsystem) {
        return state.subsystems().entrySet().stream().filter(entry -> !entry.getKey().equals(subsystem))
                .flatMap(entry -> entry.getValue().stream()).map(state.devices()::get).toList();
    }

    /** The mapped device of a key. */
    public Optional<MappedDevice> find(DmKey key) {
        return switch (key) {
            case DmKey.Name(String name) -> Optional.ofNullable(state.names().get(name)).flatMap(this::byMinor);
            case DmKey.Uuid(String uuid) -> known.minor(uuid, state).flatMap(this::byMinor);
            case DmKey.Number(DevNo dev) -> dev.major() == MAJOR ? byMinor(dev.minor()) : Optional.empty();
        };
    }

    private Optional<MappedDevice> byMinor(int minor) {
        return Optional.ofNullable(known.find(minor, state));
    }

    /**
     * The mapped device of a number of this driver, for those who come with every bio.
     *
     * @throws ErrnoException
     *             ENXIO if there is none
     */
    MappedDevice byNumber(DevNo dev) {
        MappedDevice found = known.find(dev.minor(), state);
        if (found == null) {
            throw new ErrnoException(Errno.ENXIO);
        }
        return found;
    }

    /** The mapped device of a number. */
    public Optional<MappedDevice> find(DevNo dev) {
        return find(DmKey.number(dev));
    }

    /**
     * The mapped device of a key.
     *
     * @throws ErrnoException
     *             ENXIO if there is none
     */
    public MappedDevice get(DmKey key) {
        return find(key).orElseThrow(() -> new ErrnoException(Errno.ENXIO));
    }

    /** A device as a person knows it: its device-mapper name, or the kernel's name of what is no mapped device. */
    public String nameOf(DevNo dev) {
        return find(dev).map(MappedDevice::name).or(() -> block().find(dev).map(Disk::name)).orElse(dev.toString());
    }

    /** The mapped devices whose live tables use a device, by name; found once as long as no table changes. */
    public List<DevNo> holders(DevNo dev) {
        if (holders == null) {
            Map<DevNo, List<DevNo>> found = new HashMap<>();
            for (MappedDevice md : byName()) {
                md.live().ifPresent(table -> table.devices().stream().distinct()
                        .forEach(lower -> found.computeIfAbsent(lower, same -> new ArrayList<>()).add(md.dev())));
            }
            holders = found;
        }
        return holders.getOrDefault(dev, List.of());
    }

    MappedDevice update(DevNo dev, UnaryOperator<MappedDevice> change) {
        MappedDevice before = get(DmKey.number(dev));
        MappedDevice md = change.apply(before);
        holders = before.live().orElse(null) == md.live().orElse(null) ? holders : null;
        state = state.with(state.devices().plus(dev.minor(), md), state.names());
        known.put(dev.minor(), md);
        return md;
    }

    /** Counts an event of a device and wakes who waits for one, as {@code dm_table_event} does. */
    public void event(DevNo dev) {
        if (find(dev).flatMap(MappedDevice::live).isPresent()) {
            update(dev, MappedDevice::event);
            state = state.globalEvent();
            kernel.hooks(EventListener.class).forEach(listener -> listener.happened(dev));
        }
    }

    /** Writes a line with device mapper's prefix: {@code device-mapper: table: 253:0: …}. */
    public void log(Level level, String prefix, String text) {
        kernel.printk(level, "device-mapper: " + prefix + ": " + text);
    }

    /**
     * Holds a device for another target: bios wait, those below are drained; nothing happens if it is suspended anyway.
     *
     * @throws volscope.sim.kernel.Sleeping
     *             while bios are below
     */
    public void internalSuspend(DevNo dev) {
        suspends().internal(dev);
    }

    /** Holds a device for another target: bios wait, those below go on. */
    public void hold(DevNo dev) {
        suspends().hold(dev);
    }

    /** Lets a device go on that {@link #internalSuspend} or {@link #hold} held. */
    public void internalResume(DevNo dev) {
        suspends().internalResume(dev);
    }

    @Override
    public Set<Integer> majors() {
        return Set.of(MAJOR);
    }

    @Override
    public void submit(Disk disk, Bio bio) {
        if (bio.isWrite() && kernel.isWatched()) {
            kernel.emit(new Event.Written(nameOf(disk.dev()), bio.sector(), bio.sectors()));
        }
        path.submit(bio);
    }

    /** Bios on their way, as a draft. */
    Traffic traffic() {
        return traffic;
    }

    BioPath path() {
        return path;
    }

    @Override
    public Dax.Access directAccess(Disk disk, long page, long pages, Dax.Intent intent) {
        return DmDax.directAccess(this, disk.dev(), page, pages, intent);
    }

    @Override
    public List<Dax.Granted> reach(Disk disk, long sector, long sectors) {
        return DmDax.reach(this, disk.dev(), sector, sectors);
    }

    /** Takes away all mappings of a part of a device, and of the devices above it as a whole. */
    public void revoke(DevNo dev, long firstPage, long pages) {
        DmDax.revoke(this, dev, firstPage, pages);
    }

    @Override
    public void released(Disk disk) {
        find(disk.dev()).filter(md -> md.removal() == MappedDevice.Removal.DEFERRED).ifPresent(md -> control().removeDeferred());
    }
}
