package volscope.sim.check.fuzz;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import volscope.sim.check.fuzz.NaiveDevice.Slot;
import volscope.sim.profile.Profile.SnapshotRules;

/** The reference: disks as arrays of sectors, a whole copy of the origin for each snapshot, every rule in its most obvious form. */
final class NaiveMachine implements DeviceReference {

    private final World world;
    private final SnapshotRules rules;
    private final NaiveDisk disk = new NaiveDisk(World.DISK);
    private final NaiveDisk stores = new NaiveDisk(World.COWS * World.ROOM);
    private final Map<String, NaiveDevice> devices = new TreeMap<>();
    private final Map<String, NaiveCow> cows = new TreeMap<>();
    /** Every snapshot that a table has, loaded or live. */
    private final List<NaiveSnapshot> snapshots = new ArrayList<>();
    private final NaiveIo io = new NaiveIo(disk, stores, snapshots);

    NaiveMachine(World world, SnapshotRules rules) {
        this.world = world;
        this.rules = rules;
    }

    @Override
    public NaiveMachine machine() {
        return this;
    }

    World world() {
        return world;
    }

    Optional<NaiveDevice> device(String name) {
        return Optional.ofNullable(devices.get(name));
    }

    NaiveDisk disk() {
        return disk;
    }

    NaiveDisk stores() {
        return stores;
    }

    /** Every snapshot that a table has, loaded or live. */
    List<NaiveSnapshot> snapshots() {
        return snapshots;
    }

    SnapshotRules rules() {
        return rules;
    }

    private Optional<NaiveCow> cow(String name) {
        return Optional.ofNullable(cows.get(name));
    }

    /** Whether a COW device is in a table. */
    boolean isUsed(String name) {
        return cow(name).filter(cow -> snapshots.stream().anyMatch(snapshot -> snapshot.cow == cow)).isPresent();
    }

    @Override
    public boolean knows(Command command) {
        return switch (command) {
            case Command.Cut cut -> knows(cut.command()) && !sendsMany(cut.command());
            case Command.Discard(String device, int _, int _) -> isRunning(device) && isPlainSnapshot(device);
            case Command.Transfer transfer when transfer.device().equals(World.LOWER) -> true;
            case Command.Read(String device, int _, int _) -> isRunning(device) && cow(device).isEmpty();
            case Command.Write write ->
                cow(write.device()).isPresent() || mayWrite(write.device()) && snapshots.stream().noneMatch(one -> one.takesRanges(write));
            case Command.Put put -> cow(put.device()).isPresent();
            case Command.Flush(String device) -> isRunning(device) && !isBroken(device);
            case Command.Create(String _, Table.Snapshot table) -> canOpen(table);
            case Command.Load(String _, Table.Snapshot table) -> canOpen(table);
            case Command.Resume(String device) -> !mergesBehindWrites(device);
            case Command.Status(String device) -> device(device).flatMap(NaiveDevice::live).isPresent();
            default -> true;
        };
    }

    /** A program that sends more than one request is not the same number of steps as the kernel alone. */
    private static boolean sendsMany(Command command) {
        return command instanceof Command.Discard || command instanceof Command.Put;
    }

    /** A store that lost the end of its last command and is valid all the same: nobody says what is in it. */
    private boolean canOpen(Table.Snapshot table) {
        Optional<NaiveCow> cow = cow(World.cow(table.cow())).filter(NaiveCow::isDoubtful);
        return !table.store().isPersistent() || cow.filter(NaivePersistent::isReadable).isEmpty();
    }

    /** A merge and a write that waits: nobody says which comes first. */
    private boolean mergesBehindWrites(String name) {
        return device(name).filter(device -> !device.deferred.isEmpty())
                .filter(device -> device.inactive().or(device::live).flatMap(slot -> Optional.ofNullable(slot.snapshot))
                        .filter(NaiveSnapshot::merges).isPresent())
                .isPresent();
    }

    private boolean isBroken(String name) {
        return device(name).flatMap(NaiveDevice::live).filter(slot -> slot.table instanceof Table.Broken).isPresent();
    }

    private boolean isSuspended(String name) {
        return device(name).map(device -> device.suspended).orElse(false);
    }

    private boolean isRunning(String name) {
        return device(name).filter(device -> device.live != null && !device.suspended).isPresent();
    }

    /** One write may wait for a resume: of several, nobody says which comes first. */
    private boolean mayWrite(String name) {
        return device(name).filter(device -> device.live != null && device.deferred.isEmpty()).isPresent();
    }

    private boolean isPlainSnapshot(String name) {
        return device(name).flatMap(NaiveDevice::snapshot).filter(snapshot -> !snapshot.merges()).isPresent();
    }

    @Override
    public Outcome run(Command command) {
        begin(false);
        Outcome outcome = dispatch(command);
        Set<String> lost = settle();
        boolean fails = command instanceof Command.Transfer transfer && lost.contains(transfer.device());
        return fails ? Outcome.FAILED : outcome;
    }

    private void begin(boolean cut) {
        disk.begin(cut);
        stores.begin(cut);
    }

    /** All exceptions that are on their way come through or fail; the devices of the snapshots for which some failed. */
    private Set<String> settle() {
        Set<String> lost = new HashSet<>();
        for (NaiveSnapshot snapshot : snapshots) {
            if (!snapshot.settle()) {
                lost.add(snapshot.device);
            }
        }
        return lost;
    }

    @Override
    public List<Promise> lose(Command command) {
        begin(command instanceof Command.Cut);
        List<Promise> promises = Promise.of(this, command);
        dispatch(command);
        settle();
        return promises;
    }

    private Outcome dispatch(Command command) {
        return switch (command) {
            case Command.Crash _ -> Outcome.DONE;
            case VolumeCommand _,MappedCommand _ -> throw new IllegalArgumentException("not of devices alone: " + command);
            case Command.Cut cut -> dispatch(cut.command());
            case Command.Create(String name, Table table) -> Outcome.of(create(name, table));
            case Command.Load(String name, Table table) -> Outcome.of(devices.containsKey(name) && load(get(name), table));
            case Command.Control control when !devices.containsKey(control.device()) -> Outcome.FAILED;
            case Command.Clear(String name) -> Outcome.of(clear(get(name)));
            case Command.Suspend(String name) -> Outcome.of(suspend(get(name)));
            case Command.Resume(String name) -> Outcome.of(resume(get(name)));
            case Command.Remove(String name) -> Outcome.of(remove(get(name)));
            case Command.Message _ -> Outcome.FAILED;
            case Command.Status(String name) -> Outcome.text(status(name));
            case Command.Transfer transfer -> transfer(transfer);
        };
    }

    private NaiveDevice get(String name) {
        return device(name).orElseThrow();
    }

    private boolean create(String name, Table table) {
        if (devices.containsKey(name)) {
            return false;
        }
        NaiveDevice device = new NaiveDevice(name);
        devices.put(name, device);
        boolean runs = load(device, table) && resume(device);
        if (!runs) {
            clear(device);
            device.live().ifPresent(this::destroy);
            devices.remove(name);
        } else if (table instanceof Table.Cow(int no, int sectors)) {
            cows.put(name, new NaiveCow(stores, no * World.ROOM, sectors));
        }
        return runs;
    }

    private boolean load(NaiveDevice device, Table table) {
        NaiveSnapshot snapshot = null;
        if (table instanceof Table.Snapshot wanted) {
            snapshot = construct(device.name, wanted);
            if (snapshot == null) {
                return false;
            }
            snapshots.add(snapshot);
        }
        Slot before = device.inactive;
        device.inactive = new Slot(table, snapshot);
        if (before != null) {
            destroy(before);
        }
        return true;
    }

    private @Nullable NaiveSnapshot construct(String device, Table.Snapshot table) {
        NaiveCow cow = cows.get(World.cow(table.cow()));
        boolean merges = table.role() == Table.Role.MERGE;
        if (cow == null || Integer.bitCount(table.chunk()) > 1 || merges && !table.store().isPersistent()) {
            return null;
        }
        List<NaiveSnapshot> sharing = snapshots.stream().filter(other -> other.cow == cow).toList();
        if (sharing.size() == 2 || sharing.stream().anyMatch(other -> !other.active)) {
            return null;
        }
        NaiveSnapshot snapshot = new NaiveSnapshot(device, table, cow);
        if (sharing.isEmpty()) {
            return snapshot.open(rules) ? snapshot : null;
        }
        boolean mayMerge = snapshots.stream().noneMatch(NaiveSnapshot::merges) && sharing.getFirst().isPersistent();
        return merges && !mayMerge ? null : snapshot;
    }

    private boolean clear(NaiveDevice device) {
        Slot before = device.inactive;
        device.inactive = null;
        if (before != null) {
            destroy(before);
        }
        return true;
    }

    private static boolean suspend(NaiveDevice device) {
        device.suspended = true;
        return true;
    }

    private boolean resume(NaiveDevice device) {
        Slot old = null;
        if (device.inactive != null) {
            suspend(device);
            old = device.live;
            device.live = device.inactive;
            device.inactive = null;
        }
        boolean runs = !device.suspended || device.live != null && start(device, device.live);
        if (old != null) {
            destroy(old);
        }
        return runs;
    }

    private boolean start(NaiveDevice device, Slot slot) {
        NaiveSnapshot snapshot = slot.snapshot;
        if (snapshot != null) {
            if (!mayResume(snapshot)) {
                return false;
            }
            NaiveSnapshot source = source(snapshot);
            if (source != null && source != snapshot && !snapshot.active) {
                snapshot.takeOver(source);
            }
            snapshot.activate(disk, world.origin());
        }
        slot.split = smallestChunk();
        device.suspended = false;
        List<Command.Transfer> waiting = List.copyOf(device.deferred);
        device.deferred.clear();
        waiting.forEach(this::transfer);
        if (snapshot != null && snapshot.merges() && snapshot.valid) {
            settle();
            io.merge(snapshot, slot.split);
        }
        return true;
    }

    private boolean mayResume(NaiveSnapshot snapshot) {
        NaiveSnapshot source = source(snapshot);
        if (source == null || sharing(snapshot).stream().allMatch(other -> other.active)) {
            return true;
        }
        return source != snapshot && isSuspended(source.device);
    }

    private List<NaiveSnapshot> sharing(NaiveSnapshot snapshot) {
        return snapshots.stream().filter(other -> other.cow == snapshot.cow).toList();
    }

    private @Nullable NaiveSnapshot source(NaiveSnapshot snapshot) {
        return sharing(snapshot).stream().filter(other -> other.active).reduce((first, last) -> last).orElse(null);
    }

    private int smallestChunk() {
        return snapshots.stream().mapToInt(NaiveSnapshot::chunk).filter(chunk -> chunk > 0).min().orElse(0);
    }

    private boolean remove(NaiveDevice device) {
        if (isUsed(device.name) || !device.deferred.isEmpty()) {
            return false;
        }
        clear(device);
        devices.remove(device.name);
        cows.remove(device.name);
        device.live().ifPresent(this::destroy);
        return true;
    }

    private void destroy(Slot slot) {
        NaiveSnapshot snapshot = slot.snapshot;
        if (snapshot == null) {
            return;
        }
        if (source(snapshot) == snapshot) {
            sharing(snapshot).stream().filter(other -> !other.active).forEach(other -> other.valid = false);
        }
        snapshots.remove(snapshot);
    }

    /** The text behind a device's target type. */
    String status(String name) {
        return device(name).flatMap(NaiveDevice::snapshot).map(NaiveSnapshot::status).orElse("");
    }

    /** A COW device gets larger. */
    void grow(String name, int sectors) {
        cow(name).orElseThrow().grow(sectors);
    }

    /** What a command writes, and what it lets go on that waited. */
    List<Command.Transfer> writes(Command command) {
        return switch (command) {
            case Command.Cut cut -> writes(cut.command());
            case Command.Resume(String name) -> device(name).map(device -> List.copyOf(device.deferred)).orElse(List.of());
            case Command.Read _,Command.Flush _ -> List.of();
            case Command.Transfer transfer -> List.of(transfer);
            default -> List.of();
        };
    }

    /** Whether a write may change what a snapshot shows; one that is cut into pieces larger than its chunks may, too. */
    boolean changes(Command.Transfer write, NaiveSnapshot snapshot) {
        boolean uncut = device(write.device()).flatMap(NaiveDevice::live).filter(Slot::tellsSnapshots)
                .filter(slot -> slot.split == 0 || slot.split > snapshot.chunk()).isPresent();
        return write.device().equals(World.LOWER) || write.device().equals(snapshot.device) || uncut
                || write instanceof Command.Discard && device(write.device()).flatMap(NaiveDevice::snapshot)
                        .filter(other -> other.table.discards() == Table.Discards.PASSDOWN).isPresent();
    }

    @Override
    public int storeSectors(int no) {
        return World.LARGEST_COW;
    }

    @Override
    public void restart() {
        devices.clear();
        cows.clear();
        snapshots.clear();
    }

    private Outcome transfer(Command.Transfer transfer) {
        String name = transfer.device();
        if (name.equals(World.LOWER)) {
            return io.lower(transfer);
        }
        if (!devices.containsKey(name)) {
            return Outcome.FAILED;
        }
        NaiveDevice device = get(name);
        if (device.suspended) {
            device.deferred.add(transfer);
            return Outcome.WAITING;
        }
        Slot slot = device.live().orElseThrow();
        return switch (slot.table) {
            case Table.Broken _ -> Outcome.FAILED;
            case Table.Cow _ -> io.scratch(cow(name).orElseThrow(), transfer);
            case Table.Origin _ -> io.origin(slot, transfer);
            case Table.Snapshot table when table.role() == Table.Role.MERGE -> io.origin(slot, transfer);
            case Table.Snapshot _ -> device.snapshot().map(snapshot -> io.snapshot(snapshot, transfer)).orElseThrow();
        };
    }
}
