package volscope.sim.check.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import volscope.sim.check.fuzz.World.Level;

/** One sequence on both machines, compared after every step. */
final class Trial {

    private final World world;
    private final List<String> shown;
    private final Reference reference;
    private final KernelMachine machine;
    private final List<Command> done = new ArrayList<>();

    Trial(World world, Engine engine) {
        this.world = world;
        shown = List.of(world.device(), world.snapshotDevice(0), world.snapshotDevice(1), world.snapshotDevice(2));
        reference = Reference.of(world, engine);
        machine = new KernelMachine(world, engine);
    }

    /**
     * Where the machines differ.
     *
     * @param commands
     *            what was done; the last one shows it
     * @param expected
     *            what the reference says
     * @param found
     *            what the kernel says
     */
    record Difference(List<Command> commands, Outcome expected, Outcome found) {
    }

    Reference reference() {
        return reference;
    }

    /** Does a command on both and compares what they give, and the status of all snapshots. */
    Optional<Difference> step(Command command) {
        done.add(command);
        if (command instanceof Command.Crash || command instanceof Command.Cut) {
            return lose(command);
        }
        Outcome expected = reference.run(command);
        Outcome found = machine.run(command);
        return differ(expected, found) ? Optional.of(new Difference(List.copyOf(done), expected, found)) : statuses();
    }

    /** Loses power on both. What is left on the disks is for the kernel to say, as long as it may be left there. */
    private Optional<Difference> lose(Command command) {
        List<Promise> promises = reference.lose(command);
        machine.lose(command);
        NaiveMachine known = reference.machine();
        Optional<Difference> difference = adopt("the origin", known.disk(), 0, machine.origin(world.origin()), world.origin());
        for (int no = 0; no < World.COWS && difference.isEmpty(); no++) {
            int sectors = reference.storeSectors(no);
            if (sectors > 0) {
                difference = adopt("store " + no, known.stores(), no * World.ROOM, machine.store(no, sectors), sectors);
            }
        }
        if (difference.isPresent()) {
            return difference;
        }
        Optional<String> broken = promises.stream().flatMap(promise -> promise.broken(known).stream()).findFirst();
        reference.restart();
        return broken.map(what -> difference("every snapshot as it was", what)).or(this::statuses);
    }

    private Optional<Difference> adopt(String name, NaiveDisk disk, int from, Optional<byte[]> found, int count) {
        if (found.isEmpty()) {
            return Optional.of(difference(name + " is there", "it is gone"));
        }
        byte[] left = found.get();
        for (int i = 0; i < count; i++) {
            int at = i * NaiveDisk.SECTOR;
            byte[] known = disk.at(from + i);
            if (Arrays.equals(left, at, at + NaiveDisk.SECTOR, known, 0, NaiveDisk.SECTOR)) {
                disk.adopt(from + i, known);
            } else {
                byte[] other = Arrays.copyOfRange(left, at, at + NaiveDisk.SECTOR);
                if (!disk.mayHold(from + i, other)) {
                    return Optional
                            .of(difference("sector %d of %s: %s".formatted(i, name, disk.describe(from + i)), NaiveDisk.describe(other)));
                }
                disk.adopt(from + i, other);
            }
        }
        return Optional.empty();
    }

    private Difference difference(String expected, String found) {
        return new Difference(List.copyOf(done), Outcome.text(expected), Outcome.text(found));
    }

    private static boolean differ(Outcome expected, Outcome found) {
        return expected.code() != found.code() || !expected.text().equals(found.text());
    }

    private Optional<Difference> statuses() {
        for (String name : shown) {
            String expected = reference.machine().status(name);
            String found = machine.status(name);
            if (!expected.equals(found)) {
                return Optional.of(shownBy(new Command.Status(name), Outcome.text(expected), Outcome.text(found)));
            }
        }
        return Optional.empty();
    }

    private Difference shownBy(Command command, Outcome expected, Outcome found) {
        List<Command> commands = new ArrayList<>(done);
        commands.add(command);
        return new Difference(commands, expected, found);
    }

    /** Reads every volume through and compares. */
    Optional<Difference> sweep() {
        List<String> volumes = new ArrayList<>(shown);
        if (world.level() == Level.DEVICES) {
            volumes.add(World.LOWER);
        }
        for (String volume : volumes) {
            Command read = new Command.Read(volume, 0, world.origin());
            if (reference.knows(read)) {
                Outcome expected = reference.run(read);
                Outcome found = machine.run(read);
                if (differ(expected, found)) {
                    return Optional.of(shownBy(read, expected, found));
                }
            }
        }
        return Optional.empty();
    }

    /** Runs a whole sequence with a sweep after every step; empty too if the reference says nothing about one of the commands. */
    static Optional<Difference> of(World world, Engine engine, List<Command> commands) {
        Trial trial = new Trial(world, engine);
        for (Command command : commands) {
            if (!trial.reference.knows(command)) {
                return Optional.empty();
            }
            Optional<Difference> difference = trial.step(command).or(trial::sweep);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }
}
