package volscope.sim.check.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One sequence on both machines, compared after every step. */
final class Trial {

    private static final List<String> SHOWN = List.of(World.ORIGIN, World.snapshot(0), World.snapshot(1), World.snapshot(2));

    private final NaiveMachine reference;
    private final KernelMachine machine;
    private final List<Command> done = new ArrayList<>();

    Trial(World world, Engine engine) {
        reference = new NaiveMachine(world);
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
        Outcome expected = reference.run(command);
        Outcome found = machine.run(command);
        return differ(expected, found) ? Optional.of(new Difference(List.copyOf(done), expected, found)) : statuses();
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
