package volscope.sim.check.fuzz;

import java.util.ArrayDeque;
import java.util.List;

import volscope.sim.check.fuzz.PowerLoss.How;
import volscope.sim.kernel.SplitMix;
import volscope.sim.profile.DaxRules.OriginDax;

/** Draws commands, most of them sensible where the reference stands. */
abstract class Generator {

    private static final int LETTERS = 26;
    /** One sequence of so many is about volumes: their programs take long. */
    private static final int VOLUMES = 120;

    final SplitMix random;
    /** What belongs together and comes next. */
    private final ArrayDeque<Command> planned = new ArrayDeque<>();
    private final Reference reference;

    Generator(SplitMix random, Reference reference) {
        this.random = random;
        this.reference = reference;
    }

    /** Draws the hardware of a sequence; where origins have DAX, every second is about a mapped file. */
    static World world(SplitMix random, Engine engine) {
        OriginDax dax = engine.profile().dax().origin();
        if (dax != OriginDax.NONE && dax != OriginDax.STUB && random.below(2) == 0) {
            return World.MAPPING;
        }
        return random.below(VOLUMES) == 0 ? VolumeGenerator.world(random) : DeviceGenerator.world(random);
    }

    static Generator of(SplitMix random, Reference reference) {
        return switch (reference) {
            case NaiveMachine machine -> new DeviceGenerator(random, machine);
            case NaiveGroup group -> new VolumeGenerator(random, group);
            case NaiveMappings mappings -> new MappedGenerator(random, mappings);
        };
    }

    /** The next command; the reference knows what it gives. */
    Command next() {
        while (true) {
            Command command = planned.isEmpty() ? draw() : planned.removeFirst();
            if (reference.knows(command)) {
                return command;
            }
        }
    }

    /** Draws a command, whether the reference knows what it gives or not. */
    abstract Command draw();

    /** Gives a command now and the others next. */
    Command plan(Command first, Command... rest) {
        planned.addAll(List.of(rest));
        return first;
    }

    boolean chance(int percent) {
        return random.below(100) < percent;
    }

    char letter() {
        return chance(5) ? Command.ZERO : (char) ('A' + random.below(LETTERS));
    }

    /** A way to lose power; the worst takes long to find. */
    PowerLoss loss() {
        How how = chance(2) ? How.WORST : List.of(How.NONE, How.ALL, How.DRAWN).get(random.below(3));
        return new PowerLoss(how, how == How.DRAWN ? 1 + random.below(1000) : 0);
    }
}
