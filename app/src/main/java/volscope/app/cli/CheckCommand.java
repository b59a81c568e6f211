package volscope.app.cli;

import jakarta.inject.Inject;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import volscope.app.lab.BadInput;
import volscope.app.text.Sentences;
import volscope.app.text.Texts;
import volscope.model.machine.ReferenceCheck;
import volscope.model.machine.ReferenceCheck.Budget;
import volscope.model.machine.ReferenceCheck.Different;
import volscope.model.machine.ReferenceCheck.NoKernel;
import volscope.model.machine.ReferenceCheck.Same;

/** {@code volscope check --fuzz N [--seed S] [--kernel P]}. */
@Command(name = "check", resourceBundle = "volscope.text.options", mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
    private static final int DIFFERENT = 1;
    private static final long REPORT_NANOS = 1_000_000_000;

    private final ReferenceCheck check;
    private final Texts texts;
    private final Sentences sentences;
    private final PrintStream out;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--fuzz", paramLabel = "N", required = true)
    private long commands;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1")
    private long seed;

    @Option(names = "--kernel", paramLabel = "P")
    private @Nullable String kernel;

    @Inject
    CheckCommand(ReferenceCheck check, Texts texts, Sentences sentences, PrintStream out) {
        this.check = check;
        this.texts = texts;
        this.sentences = sentences;
        this.out = out;
    }

    @Override
    public Integer call() throws BadInput {
        if (commands < 1) {
            throw new BadInput(texts.get("command.error.fuzz", Long.toString(commands)));
        }
        Rate rate = new Rate(Optional.ofNullable(spec).orElseThrow().commandLine().getErr());
        return switch (check.run(new Budget(commands, seed), Optional.ofNullable(kernel), rate::report)) {
            case NoKernel unknown -> throw new BadInput(sentences.sentence(unknown.refused()));
            case Different different -> show(different);
            case Same _ -> {
                rate.last(commands);
                out.print(texts.get("check.clean", Long.toString(commands), Long.toString(seed)) + "\n");
                yield 0;
            }
        };
    }

    /** A script that can be run, what it should show in its comments. */
    private int show(Different different) {
        out.print("# " + texts.get("check.expected", different.expected()) + "\n# " + texts.get("check.found", different.found()) + "\n");
        different.script().forEach(line -> out.print(line + "\n"));
        return DIFFERENT;
    }

    /** Tells how fast it goes, once a second. */
    private final class Rate {
        private final PrintWriter err;
        private final long start = System.nanoTime();
        private long told = start;

        Rate(PrintWriter err) {
            this.err = err;
        }

        void report(long done) {
            if (System.nanoTime() - told >= REPORT_NANOS) {
                last(done);
            }
        }

        void last(long done) {
            told = System.nanoTime();
            long perSecond = (long) (done * 1e9 / Math.max(1, told - start));
            err.print(texts.get("check.rate", Long.toString(done), Long.toString(perSecond)) + "\n");
            err.flush();
        }
    }
}
