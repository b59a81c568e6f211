package volscope.sim.check.fuzz;

import java.util.Optional;
import java.util.function.LongConsumer;

import volscope.sim.check.fuzz.Trial.Difference;
import volscope.sim.kernel.SplitMix;

/** Runs random sequences on a kernel and on the reference until they differ. */
final class Fuzzer {

    private static final int SHORTEST = 20;
    private static final int LONGEST = 120;
    private static final int SWEEP_EVERY = 32;

    private final Engine engine;
    private final LongConsumer progress;

    /**
     * @param progress
     *            told how many commands have been run, after each sequence
     */
    Fuzzer(Engine engine, LongConsumer progress) {
        this.engine = engine;
        this.progress = progress;
    }

    /** Runs so many commands; the shortest sequence found that shows a difference, if there is one. */
    Optional<Script> run(long commands, long seed) {
        SplitMix seeds = new SplitMix(seed);
        for (long done = 0; done < commands;) {
            SplitMix random = new SplitMix(seeds.next());
            World world = Generator.world(random, engine);
            Trial trial = Trial.on(world, engine);
            long length = Math.min(commands - done, SHORTEST + random.below(LONGEST - SHORTEST));
            Optional<Difference> difference = sequence(trial, random, length);
            if (difference.isPresent()) {
                return Optional.of(Script.of(world, Shrinker.shrink(world, engine, difference.get())));
            }
            done += length;
            progress.accept(done);
        }
        return Optional.empty();
    }

    private static Optional<Difference> sequence(Trial trial, SplitMix random, long length) {
        Generator generator = Generator.of(random, trial.reference());
        for (int i = 1; i <= length; i++) {
            Optional<Difference> difference = trial.step(generator.next());
            if (difference.isEmpty() && (i == length || i % SWEEP_EVERY == 0)) {
                difference = trial.sweep();
            }
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }
}
