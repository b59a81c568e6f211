package volscope.sim.check.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import volscope.sim.check.fuzz.NaiveDevice.Slot;

/** The reference: volumes as arrays of letters, a whole copy of the origin for each snapshot, every rule in its most obvious form. */
final class NaiveMachine {

    private final World world;
    private final char[] disk;
    private final Map<String, NaiveDevice> devices = new TreeMap<>();
    /** What lies where a COW device is or was. */
    private final Map<String, NaiveCow> areas = new TreeMap<>();
    /** Every snapshot that a table has, loaded or live. */
    private final List<NaiveSnapshot> snapshots = new ArrayList<>();

    NaiveMachine(World world) {
        this.world = world;
        this.disk = new char[world.origin()];
        Arrays.fill(disk, Command.ZERO);
    }

    World world() {
        return world;
    }

    Optional<NaiveDevice> device(String name) {
        return Optional.ofNullable(devices.get(name));
    }

    private boolean isCow(String name) {
        return devices.containsKey(name) && areas.containsKey(name);
    }

    /** Whether a COW device is in a table. */
    boolean isUsed(String cow) {
        NaiveCow known = areas.get(cow);
        return snapshots.stream().anyMatch(snapshot -> snapshot.cow == known);
    }

    /** Whether the reference says anything about a command. */
    boolean knows(Command command) {
        return switch (command) {
            case Command.Write(String device, int sector, int _, char _) when isCow(device) -> sector == 0 && !isUsed(device)
                    && !isSuspended(device);
            case Command.Discard(String device, int _, int _) -> isRunning(device) && isPlainSnapshot(device);
            case Command.Transfer transfer when transfer.device().equals(World.LOWER) -> true;
            case Command.Read(String device, int _, int _) -> isRunning(device) && !isCow(device);
            case Command.Write(String device, int _, int _, char _) -> mayWrite(device);
            case Command.Create(String _, Table.Snapshot table) -> canTell(table);
            case Command.Load(String _, Table.Snapshot table) -> canTell(table);
            case Command.Status(String device) -> devices.containsKey(device) && device(device).orElseThrow().live != null;
            default -> true;
        };
    }

    private boolean isSuspended(String name) {
        return device(name).map(device -> device.suspended).orElse(false);
    }

    private boolean isRunning(String name) {
        return device(name).filter(device -> device.live != null && !device.suspended).isPresent();
    }

    private boolean canTell(Table.Snapshot table) {
        NaiveCow cow = areas.get(World.cow(table.cow()));
        return cow == null || cow.header != NaiveCow.Header.DATA || !table.store().isPersistent();
    }

    /** One write may wait for a resume: of several, nobody says which comes first. */
    private boolean mayWrite(String name) {
        return device(name).filter(device -> device.live != null && device.deferred.isEmpty()).isPresent();
    }

    private boolean isPlainSnapshot(String name) {
        return device(name).flatMap(NaiveDevice::snapshot).filter(snapshot -> !snapshot.merges()).isPresent();
    }

    /** Does a command and says what it gives. */
    Outcome run(Command command) {
        return switch (command) {
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
        } else if (table instanceof Table.Cow(int _, int sectors)) {
            areas.computeIfAbsent(name, same -> new NaiveCow(sectors));
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
        NaiveCow cow = isCow(World.cow(table.cow())) ? areas.get(World.cow(table.cow())) : null;
        boolean merges = table.role() == Table.Role.MERGE;
        if (cow == null || Integer.bitCount(table.chunk()) != 1 || merges && !table.store().isPersistent()) {
            return null;
        }
        List<NaiveSnapshot> sharing = snapshots.stream().filter(other -> other.cow == cow).toList();
        if (sharing.size() == 2 || sharing.stream().anyMatch(other -> !other.active)) {
            return null;
        }
        NaiveSnapshot snapshot = new NaiveSnapshot(device, table, cow);
        if (sharing.isEmpty()) {
            return snapshot.open() ? snapshot : null;
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
            snapshot.activate(disk);
        }
        slot.split = smallestChunk();
        device.suspended = false;
        List<Command.Transfer> waiting = List.copyOf(device.deferred);
        device.deferred.clear();
        waiting.forEach(this::transfer);
        if (snapshot != null && snapshot.merges() && snapshot.valid) {
            merge(snapshot);
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

    private void merge(NaiveSnapshot merging) {
        for (int sector = 0; sector < disk.length; sector++) {
            if (merging.has(sector)) {
                int at = sector;
                char letter = merging.at(sector);
                snapshots.forEach(other -> other.originWrite(at));
                change(at, letter);
            }
        }
        merging.empty();
    }

    private boolean remove(NaiveDevice device) {
        if (isCow(device.name) && isUsed(device.name) || !device.deferred.isEmpty()) {
            return false;
        }
        clear(device);
        devices.remove(device.name);
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

    private Outcome transfer(Command.Transfer transfer) {
        String name = transfer.device();
        if (name.equals(World.LOWER)) {
            return lower(transfer);
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
            case Table.Cow _ -> scratch(name, transfer);
            case Table.Origin _ -> origin(slot, transfer);
            case Table.Snapshot table when table.role() == Table.Role.MERGE -> origin(slot, transfer);
            case Table.Snapshot _ -> device.snapshot().map(snapshot -> snapshot(snapshot, transfer)).orElseThrow();
        };
    }

    private Outcome lower(Command.Transfer transfer) {
        if (transfer instanceof Command.Read) {
            return Outcome.text(new String(disk, transfer.sector(), transfer.sectors()));
        }
        char letter = transfer instanceof Command.Write write ? write.letter() : Command.ZERO;
        for (int i = 0; i < transfer.sectors(); i++) {
            change(transfer.sector() + i, letter);
        }
        return Outcome.DONE;
    }

    private void change(int sector, char letter) {
        disk[sector] = letter;
        snapshots.forEach(snapshot -> snapshot.originChanged(sector, letter));
    }

    private Outcome scratch(String name, Command.Transfer transfer) {
        NaiveCow cow = areas.get(name);
        if (cow != null && transfer instanceof Command.Write write) {
            cow.header = write.letter() == Command.ZERO ? NaiveCow.Header.ZERO : NaiveCow.Header.GARBAGE;
            cow.store = null;
        }
        return Outcome.DONE;
    }

    private Outcome origin(Slot slot, Command.Transfer transfer) {
        if (!(transfer instanceof Command.Write(String _, int first, int sectors, char letter))) {
            return lower(transfer);
        }
        int end = first + sectors;
        for (int sector = first; sector < end;) {
            int next = slot.split == 0 ? end : Math.min(end, (sector / slot.split + 1) * slot.split);
            NaiveSnapshot merging = slot.snapshot;
            if (merging != null && merging.valid && merging.has(sector)) {
                merging.write(sector, next - sector, letter);
            } else {
                originPiece(sector, next, letter);
            }
            sector = next;
        }
        return Outcome.DONE;
    }

    private void originPiece(int from, int to, char letter) {
        snapshots.forEach(snapshot -> snapshot.originWrite(from));
        for (int sector = from; sector < to; sector++) {
            change(sector, letter);
        }
    }

    private Outcome snapshot(NaiveSnapshot snapshot, Command.Transfer transfer) {
        if (!snapshot.valid) {
            return Outcome.FAILED;
        }
        if (transfer instanceof Command.Read) {
            return read(snapshot, transfer);
        }
        boolean done = true;
        int end = transfer.sector() + transfer.sectors();
        for (int sector = transfer.sector(); sector < end;) {
            int next = Math.min(end, (sector / snapshot.chunk() + 1) * snapshot.chunk());
            done &= piece(snapshot, transfer, sector, next - sector);
            sector = next;
        }
        return Outcome.of(done);
    }

    private static Outcome read(NaiveSnapshot snapshot, Command.Transfer transfer) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < transfer.sectors(); i++) {
            text.append(snapshot.at(transfer.sector() + i));
        }
        return Outcome.text(text.toString());
    }

    private boolean piece(NaiveSnapshot snapshot, Command.Transfer transfer, int sector, int sectors) {
        if (transfer instanceof Command.Write write) {
            return snapshot.write(sector, sectors, write.letter());
        }
        Table.Discards discards = snapshot.table.discards();
        if (discards == Table.Discards.NONE) {
            return false;
        }
        boolean done = snapshot.discard(sector, sectors);
        if (discards == Table.Discards.PASSDOWN && snapshot.valid && !snapshot.overflowed) {
            for (int i = 0; i < sectors; i++) {
                change(sector + i, Command.ZERO);
            }
        }
        return done;
    }
}
