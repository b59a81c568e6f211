package volscope.app.cli;

import jakarta.inject.Inject;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import org.jspecify.annotations.Nullable;

/** {@code volscope lesson …}: what teachers do with lesson files. */
@Command(name = "lesson", resourceBundle = "volscope.text.options", mixinStandardHelpOptions = true)
public final class LessonCommand implements Callable<Integer> {
    private static final int BAD_USE = 2;

    private final PrintStream out;

    @Spec
    private @Nullable CommandSpec spec;

    @Inject
    LessonCommand(PrintStream out) {
        this.out = out;
    }

    /** The command with those below it. */
    public static CommandLine commandLine(LessonCommand lesson, Object... below) {
        CommandLine line = new CommandLine(lesson);
        for (Object one : below) {
            line.addSubcommand(one);
        }
        return line;
    }

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(out);
        }
        return BAD_USE;
    }
}
