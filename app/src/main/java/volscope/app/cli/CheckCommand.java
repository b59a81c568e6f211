package volscope.app.cli;

import jakarta.inject.Inject;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import volscope.app.lab.BadInput;
import volscope.app.lab.LabFile;
import volscope.app.lab.SmallWorlds;
import volscope.app.lab.SmallWorlds.SmallWorld;
import volscope.app.text.Sentences;
import volscope.app.text.Texts;
import volscope.model.machine.Exploration;
import volscope.model.machine.Exploration.Bounds;
import volscope.model.machine.Exploration.Broken;
import volscope.model.machine.Exploration.Grain;
import volscope.model.machine.Exploration.Kept;
import volscope.model.machine.Exploration.Memory;
import volscope.model.machine.Exploration.Stopped;
import volscope.model.machine.Exploration.Unfit;
import volscope.model.machine.Exploration.Unopened;
import volscope.model.machine.Exploration.Wish;
import volscope.model.machine.Exploration.World;
import volscope.model.machine.ReferenceCheck;
import volscope.model.machine.ReferenceCheck.Budget;
import volscope.model.machine.ReferenceCheck.Different;
import volscope.model.machine.ReferenceCheck.NoKernel;
import volscope.model.machine.ReferenceCheck.Same;

/** {@code volscope check [--kernel P] [--depth N] [--exact] [--no-reduction] [FILE]} and {@code volscope check --fuzz N [--seed S] [--kernel P]}. */
@Command(name = "check", resourceBundle = "volscope.text.options", mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
    private static final int BROKEN = 1;

    private final ReferenceCheck check;
    private final Exploration exploration;
    private final LabFile files;
    private final Texts texts;
    private final Sentences sentences;
    private final PrintStream out;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--fuzz", paramLabel = "N")
    private @Nullable Long commands;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1")
    private long seed;

    @Option(names = "--kernel", paramLabel = "P")
    private @Nullable String kernel;

    @Option(names = "--depth", paramLabel = "N")
    private @Nullable Integer depth;

    @Option(names = "--exact")
    private boolean exact;

    @Option(names = "--no-reduction")
    private boolean everyStep;

    @Parameters(paramLabel = "FILE", arity = "0..1")
    private @Nullable Path file;

    @Inject
    CheckCommand(ReferenceCheck check, Exploration exploration, LabFile files, Texts texts, Sentences sentences, PrintStream out) {
        this.check = check;
        this.exploration = exploration;
        this.files = files;
        this.texts = texts;
        this.sentences = sentences;
        this.out = out;
    }

    @Override
    public Integer call() throws BadInput {
        return commands == null ? explore() : fuzz(commands);
    }

    private PrintWriter err() {
        return Optional.ofNullable(spec).orElseThrow().commandLine().getErr();
    }

    private int fuzz(long budget) throws BadInput {
        if (budget < 1) {
            throw new BadInput(texts.get("command.error.fuzz", Long.toString(budget)));
        }
        if (file != null || depth != null || exact || everyStep) {
            throw new BadInput(texts.get("command.error.fuzz-or-file"));
        }
        Rate rate = new Rate(err(), texts, "check.rate");
        return switch (check.run(new Budget(budget, seed), Optional.ofNullable(kernel), rate::report)) {
            case NoKernel unknown -> throw new BadInput(sentences.sentence(unknown.refused()));
            case Different different -> show(different);
            case Same _ -> {
                rate.last(budget);
                out.print(texts.get("check.clean", Long.toString(budget), Long.toString(seed)) + "\n");
                yield 0;
            }
        };
    }

    /** A script that can be run, what it should show in its comments. */
    private int show(Different different) {
        out.print("# " + texts.get("check.expected", different.expected()) + "\n# " + texts.get("check.found", different.found()) + "\n");
        different.script().forEach(line -> out.print(line + "\n"));
        return BROKEN;
    }

    private int explore() throws BadInput {
        Bounds bounds = bounds();
        List<SmallWorld> worlds = file == null ? SmallWorlds.all() : List.of(new SmallWorld(file.toString(), files.read(file)));
        Rate rate = new Rate(err(), texts, "check.states");
        long states = 0;
        for (SmallWorld world : worlds) {
            long before = states;
            switch (exploration.explore(new World(world.script(), Optional.ofNullable(kernel)), bounds, now -> {
                rate.report(before + now);
                return Wish.GO_ON;
            })) {
                case Kept kept -> states += kept.states();
                case Stopped stopped -> throw new IllegalStateException("a search that nobody stopped: " + stopped);
                case Broken broken -> {
                    rate.last(states + broken.states());
                    broken.script().forEach(line -> out.print(line + "\n"));
                    out.print("# " + sentences.check(broken.finding()) + "\n");
                    return BROKEN;
                }
                case Unopened unopened -> throw new BadInput(sentences.sentence(unopened.refused()));
                case Unfit unfit -> throw new BadInput(texts.get("check.unfit." + unfit.reason(), world.name(), unfit.line()));
            }
        }
        rate.last(states);
        out.print(texts.get("check.kept", Long.toString(states)) + "\n");
        return 0;
    }

    private Bounds bounds() throws BadInput {
        int steps = Optional.ofNullable(depth).orElse(Integer.MAX_VALUE);
        if (steps < 1) {
            throw new BadInput(texts.get("command.error.depth", Integer.toString(steps)));
        }
        return new Bounds(steps, exact ? Memory.EXACT : Memory.FINGERPRINTS, everyStep ? Grain.SINGLE : Grain.JOINED);
    }
}
