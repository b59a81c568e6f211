package volscope.sim.check.fuzz;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import volscope.sim.check.fuzz.VolumeCommand.Activity;
import volscope.sim.profile.Profile.SnapshotRules;

/** The volumes of a group as the naive machine has them: each of its commands is what one would do by hand with mapped devices. */
final class NaiveGroup implements DeviceReference {

    private static final int PAGE = 8;

    private final NaiveMachine machine;
    private final Map<Integer, Volume> volumes = new TreeMap<>();
    private boolean active = true;

    /** A snapshot's store; sizes in sectors. */
    private record Volume(int sectors, int chunk) {
    }

    NaiveGroup(World world, SnapshotRules rules) {
        machine = new NaiveMachine(world, rules);
        loadOrigin();
    }

    @Override
    public NaiveMachine machine() {
        return machine;
    }

    private Table.Origin origin() {
        return new Table.Origin(machine.world().origin());
    }

    private void loadOrigin() {
        String device = World.VOLUME;
        machine.run(machine.device(device).isEmpty() ? new Command.Create(device, origin()) : new Command.Load(device, origin()));
        machine.run(new Command.Resume(device));
    }

    private String snapshot(int no) {
        return machine.world().snapshotDevice(no);
    }

    private static Table.Snapshot table(World world, int no, Volume volume, Table.Role role) {
        return new Table.Snapshot(world.origin(), role, no, Table.Store.P, volume.chunk(), Table.Discards.NONE);
    }

    @Override
    public boolean knows(Command command) {
        return switch (command) {
            case Command.Cut cut -> !(cut.command() instanceof VolumeCommand) && knows(cut.command());
            case VolumeCommand.Take take -> isFree(take);
            case VolumeCommand.Merge _ -> active;
            case VolumeCommand.Extend(int no, int sectors) -> active && storeSectors(no) + sectors <= machine.world().origin();
            case VolumeCommand.Zero zero -> runs(zero.device());
            case VolumeCommand.Copy copy -> runs(copy.from()) && runs(copy.to());
            case VolumeCommand _ -> true;
            case Command.Transfer transfer -> runs(transfer.device()) && machine.knows(transfer);
            default -> machine.knows(command);
        };
    }

    private static boolean isFree(VolumeCommand.Take take) {
        return take.no() >= 0 && take.no() < World.COWS;
    }

    private boolean runs(String device) {
        return machine.device(device).filter(known -> !known.suspended).isPresent();
    }

    @Override
    public Outcome run(Command command) {
        return command instanceof VolumeCommand volume ? Outcome.of(dispatch(volume)) : machine.run(command);
    }

    private boolean dispatch(VolumeCommand command) {
        return switch (command) {
            case VolumeCommand.Take(int no, int sectors, int chunk) -> take(no, new Volume(sectors, chunk));
            case VolumeCommand.Drop(int no) -> drop(no);
            case VolumeCommand.Merge(int no) -> merge(no);
            case VolumeCommand.Extend(int no, int sectors) -> extend(no, sectors);
            case VolumeCommand.Switch(Activity activity) -> {
                change(activity);
                yield true;
            }
            case VolumeCommand.Zero(String device, int sector, int sectors) -> zero(device, sector / PAGE * PAGE, sectors / PAGE * PAGE);
            case VolumeCommand.Copy(String from, String to, int sector, int sectors) -> copy(from, to, sector, sectors);
        };
    }

    private boolean take(int no, Volume volume) {
        if (volumes.containsKey(no)) {
            return false;
        }
        volumes.put(no, volume);
        forget(no, World.LARGEST_COW);
        machine.run(new Command.Create(World.cow(no), new Table.Cow(no, volume.sectors())));
        machine.run(new Command.Write(World.cow(no), 0, PAGE, Command.ZERO));
        if (active) {
            machine.run(new Command.Suspend(World.VOLUME));
            machine.run(new Command.Create(snapshot(no), table(machine.world(), no, volume, Table.Role.SNAPSHOT)));
            loadOrigin();
        } else {
            machine.run(new Command.Remove(World.cow(no)));
        }
        return true;
    }

    /** A volume is made of what other volumes have left. */
    private void forget(int no, int count) {
        for (int sector = 0; sector < count; sector++) {
            machine.stores().forget(no * World.ROOM + sector);
        }
    }

    private boolean drop(int no) {
        if (volumes.remove(no) == null) {
            return false;
        }
        if (active) {
            machine.run(new Command.Suspend(World.VOLUME));
            machine.run(new Command.Remove(snapshot(no)));
            machine.run(new Command.Remove(World.cow(no)));
            loadOrigin();
        }
        return true;
    }

    private boolean merge(int no) {
        Volume volume = volumes.get(no);
        if (volume == null || machine.status(snapshot(no)).equals("Invalid")) {
            return false;
        }
        machine.run(new Command.Load(World.VOLUME, table(machine.world(), no, volume, Table.Role.MERGE)));
        machine.run(new Command.Suspend(snapshot(no)));
        machine.run(new Command.Resume(World.VOLUME));
        machine.run(new Command.Remove(snapshot(no)));
        loadOrigin();
        machine.run(new Command.Remove(World.cow(no)));
        volumes.remove(no);
        return true;
    }

    private boolean extend(int no, int sectors) {
        Volume volume = volumes.get(no);
        if (volume == null) {
            return false;
        }
        volumes.put(no, new Volume(volume.sectors() + sectors, volume.chunk()));
        machine.grow(World.cow(no), volume.sectors() + sectors);
        return true;
    }

    private void change(Activity activity) {
        boolean on = activity == Activity.ON;
        if (on == active) {
            return;
        }
        active = on;
        if (on) {
            activate();
        } else {
            volumes.keySet().forEach(no -> machine.run(new Command.Remove(snapshot(no))));
            volumes.keySet().forEach(no -> machine.run(new Command.Remove(World.cow(no))));
            machine.run(new Command.Remove(World.VOLUME));
        }
    }

    private void activate() {
        loadOrigin();
        volumes.forEach((no, volume) -> {
            machine.run(new Command.Create(World.cow(no), new Table.Cow(no, volume.sectors())));
            machine.run(new Command.Create(snapshot(no), table(machine.world(), no, volume, Table.Role.SNAPSHOT)));
        });
        loadOrigin();
    }

    private boolean zero(String device, int sector, int sectors) {
        return machine.run(new Command.Write(device, sector, sectors, Command.ZERO)).code() == 0
                && machine.run(new Command.Flush(device)).code() == 0;
    }

    private boolean copy(String from, String to, int sector, int sectors) {
        for (int i = 0; i < sectors; i++) {
            Outcome read = machine.run(new Command.Read(from, sector + i, 1));
            if (read.code() != 0 || machine.run(new Command.Write(to, sector + i, 1, read.text().charAt(0))).code() != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public List<Promise> lose(Command command) {
        return machine.lose(command);
    }

    @Override
    public void restart() {
        machine.restart();
        active = true;
        activate();
    }

    @Override
    public int storeSectors(int no) {
        Volume volume = volumes.get(no);
        return volume == null ? 0 : volume.sectors();
    }
}
