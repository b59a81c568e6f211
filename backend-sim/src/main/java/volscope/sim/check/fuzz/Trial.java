package volscope.sim.check.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import volscope.sim.device.DevNo;

/** One sequence on both machines, compared after every step. */
final class Trial {

    private static final List<String> SHOWN = List.of(World.ORIGIN, World.snapshot(0), World.snapshot(1), World.snapshot(2));

    private final NaiveMachine reference;
    private final KernelMachine machine;
    private final List<Command> done = new ArrayList<>();

    Trial(World world, Engine engine) {
        reference = new NaiveMachine(world, engine.profile().snapshot());
        machine = new KernelMachine(engine);
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

    NaiveMachine reference() {
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
        Optional<Difference> difference = adopt("vda", Engine.LOWER, reference.disk(), 0, reference.world().origin());
        for (int no = 0; no < World.COWS && difference.isEmpty(); no++) {
            difference = adopt("vdb", Engine.STORES, reference.stores(), no * World.ROOM, World.LARGEST_COW);
        }
        if (difference.isPresent()) {
            return difference;
        }
        Optional<String> broken = promises.stream().flatMap(promise -> promise.broken(reference).stream()).findFirst();
        reference.restart();
        return broken.map(what -> difference("every snapshot as it was", what));
    }

    private Optional<Difference> adopt(String name, DevNo dev, NaiveDisk disk, int from, int count) {
        byte[] left = machine.read(dev, from, count);
        for (int i = 0; i < count; i++) {
            int at = i * NaiveDisk.SECTOR;
            byte[] known = disk.at(from + i);
            if (Arrays.equals(left, at, at + NaiveDisk.SECTOR, known, 0, NaiveDisk.SECTOR)) {
                disk.adopt(from + i, known);
            } else {
                byte[] other = Arrays.copyOfRange(left, at, at + NaiveDisk.SECTOR);
                if (!disk.mayHold(from + i, other)) {
                    return Optional.of(difference("sector %d of %s: %s".formatted(from + i, name, disk.describe(from + i)),
                            NaiveDisk.describe(other)));
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
        for (String name : SHOWN) {
            String expected = reference.status(name);
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
        List<String> volumes = new ArrayList<>(SHOWN);
        volumes.add(World.LOWER);
        for (String volume : volumes) {
            Command read = new Command.Read(volume, 0, reference.world().origin());
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
