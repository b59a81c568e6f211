package volscope.sim.check.fuzz;

import java.util.ArrayList;
import java.util.List;

import volscope.sim.check.fuzz.World.Level;
import volscope.sim.kernel.SplitMix;

/** Draws commands about mapped devices. */
final class DeviceGenerator extends Generator {

    private static final int[] CHUNKS = {1, 1, 2, 2, 4, 8, 8, 8, 16, 32};
    private static final int[] ORIGINS = {24, 32, 64, 72, 100, 128};
    private static final int[] STORES = {16, 24, 32, 40, 64, 67, 68, 80, 96, 136, 200, 264, 520};
    private final NaiveMachine reference;

    DeviceGenerator(SplitMix random, NaiveMachine reference) {
        super(random, reference);
        this.reference = reference;
    }

    /** Draws the hardware of a sequence. */
    static World world(SplitMix random) {
        return new World(Level.DEVICES, ORIGINS[random.below(ORIGINS.length)], STORES[random.below(STORES.length)]);
    }

    @Override
    Command draw() {
        if (reference.device(World.ORIGIN).isEmpty()) {
            return new Command.Create(World.ORIGIN, new Table.Origin(sectors()));
        }
        return chance(78) ? transfer() : chance(4) ? powerLoss() : control();
    }

    private Command powerLoss() {
        if (chance(30)) {
            return new Command.Crash(loss());
        }
        Command begun = chance(80) ? transfer() : new Command.Resume(chance(50) ? World.ORIGIN : World.snapshot(random.below(World.COWS)));
        return new Command.Cut(begun, 1 + random.below(chance(50) ? 12 : 60), loss());
    }

    private int sectors() {
        return reference.world().origin();
    }

    private Command transfer() {
        String device = volume();
        int sector = random.below(sectors());
        int longest = chance(80) ? 9 : sectors();
        int count = 1 + random.below(Math.min(longest, sectors() - sector));
        if (chance(25)) {
            sector = sector / 8 * 8;
            count = Math.min(8, sectors() - sector);
        }
        int kind = random.below(100);
        if (kind < 3) {
            return new Command.Flush(device);
        }
        if (kind < 30) {
            return new Command.Read(device, sector, count);
        }
        return kind < 38 ? new Command.Discard(device, sector, count) : new Command.Write(device, sector, count, letter());
    }

    private String volume() {
        int no = random.below(100);
        return no < 55 ? World.ORIGIN : no < 97 ? World.snapshot(random.below(World.COWS)) : World.LOWER;
    }

    private Command control() {
        int no = random.below(World.COWS);
        String snapshot = World.snapshot(no);
        if (reference.device(World.cow(no)).isEmpty()) {
            int size = chance(95) ? reference.world().cow() : STORES[random.below(STORES.length)];
            return new Command.Create(World.cow(no), new Table.Cow(no, size));
        }
        if (reference.device(snapshot).isEmpty() && chance(80)) {
            return create(no);
        }
        String device = chance(60) ? snapshot : World.ORIGIN;
        return switch (random.below(15)) {
            case 0 -> plan(new Command.Load(snapshot, table(no, Table.Role.SNAPSHOT)), new Command.Resume(snapshot));
            case 1 -> plan(new Command.Remove(snapshot));
            case 2 -> merge(no);
            case 3, 4 -> plan(new Command.Load(World.ORIGIN, new Table.Origin(sectors())), new Command.Resume(World.ORIGIN));
            case 5 -> new Command.Suspend(device);
            case 6, 7 -> new Command.Resume(device);
            case 8 -> new Command.Load(snapshot, table(no, Table.Role.SNAPSHOT));
            case 9 -> new Command.Clear(device);
            case 10 -> plan(new Command.Load(snapshot, new Table.Broken(sectors())), new Command.Resume(snapshot));
            case 11 -> plan(new Command.Remove(snapshot), new Command.Write(World.cow(no), 0, 1, chance(80) ? Command.ZERO : 'X'));
            case 12 -> rare(no, device);
            case 13 -> new Command.Status(device);
            default -> plan(new Command.Suspend(World.ORIGIN), new Command.Resume(World.ORIGIN));
        };
    }

    private Command rare(int no, String device) {
        return switch (random.below(5)) {
            case 4 -> damage(no);
            case 0 -> new Command.Remove(device);
            case 1 -> new Command.Remove(World.cow(no));
            case 2 -> new Command.Message(device);
            default -> new Command.Create(device, new Table.Broken(sectors()));
        };
    }

    /** Writes over a store: what kind of damage it does is drawn. */
    private Command damage(int no) {
        String cow = World.cow(no);
        if (chance(20)) {
            int sectors = reference.world().cow();
            int sector = random.below(sectors);
            return new Command.Write(cow, sector, 1 + random.below(Math.min(8, sectors - sector)), letter());
        }
        return new Damage(random, reference).next(no);
    }

    private Command create(int no) {
        Command create = new Command.Create(World.snapshot(no), table(no, Table.Role.SNAPSHOT));
        return chance(70) ? plan(new Command.Suspend(World.ORIGIN), create, new Command.Resume(World.ORIGIN)) : create;
    }

    private Table table(int no, Table.Role role) {
        int chunk = chance(3) ? 3 : chance(3) ? 0 : CHUNKS[random.below(CHUNKS.length)];
        int store = random.below(10);
        Table.Store kind = store < 4 ? Table.Store.P : store < 8 ? Table.Store.PO : Table.Store.N;
        Table.Discards discards = chance(60) ? Table.Discards.NONE : chance(60) ? Table.Discards.ZEROES : Table.Discards.PASSDOWN;
        int cow = chance(3) ? random.below(World.COWS) : no;
        return new Table.Snapshot(sectors(), role, cow, kind, chunk, discards);
    }

    /** A merge by handover, or of a snapshot that was removed first. */
    private Command merge(int no) {
        String snapshot = World.snapshot(no);
        List<Command> commands = new ArrayList<>();
        Command load = new Command.Load(World.ORIGIN, table(no, Table.Role.MERGE));
        if (chance(50)) {
            commands.addAll(List.of(load, new Command.Suspend(snapshot), new Command.Resume(World.ORIGIN), new Command.Remove(snapshot)));
        } else {
            commands.addAll(List.of(new Command.Remove(snapshot), load, new Command.Resume(World.ORIGIN)));
        }
        if (chance(70)) {
            commands.addAll(List.of(new Command.Load(World.ORIGIN, new Table.Origin(sectors())), new Command.Resume(World.ORIGIN)));
        }
        return plan(commands.getFirst(), commands.subList(1, commands.size()).toArray(new Command[0]));
    }
}
