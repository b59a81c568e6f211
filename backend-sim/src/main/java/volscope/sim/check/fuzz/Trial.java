package volscope.sim.check.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One sequence on both machines, compared after every step. */
abstract class Trial {

    private final List<Command> done = new ArrayList<>();

    /** A trial that has not begun. */
    static Trial on(World world, Engine engine) {
        return world.level() == World.Level.MAPPINGS ? new MappedTrial(engine) : new DeviceTrial(world, engine);
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

    abstract Reference reference();

    /** Does a command on both and compares what they give. */
    Optional<Difference> step(Command command) {
        done.add(command);
        return compare(command);
    }

    /** Does a command on both and compares what they give. */
    abstract Optional<Difference> compare(Command command);

    /** Reads everything through and compares. */
    abstract Optional<Difference> sweep();

    Difference difference(Outcome expected, Outcome found) {
        return new Difference(List.copyOf(done), expected, found);
    }

    Difference difference(String expected, String found) {
        return difference(Outcome.text(expected), Outcome.text(found));
    }

    Difference shownBy(Command command, Outcome expected, Outcome found) {
        List<Command> commands = new ArrayList<>(done);
        commands.add(command);
        return new Difference(commands, expected, found);
    }

    static boolean differ(Outcome expected, Outcome found) {
        return expected.code() != found.code() || !expected.text().equals(found.text());
    }

    /** Runs a whole sequence with a sweep after every step; empty too if the reference says nothing about one of the commands. */
    static Optional<Difference> of(World world, Engine engine, List<Command> commands) {
        Trial trial = on(world, engine);
        for (Command command : commands) {
            if (!trial.reference().knows(command)) {
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
