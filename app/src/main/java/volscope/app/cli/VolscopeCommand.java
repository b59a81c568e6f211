package volscope.app.cli;

import jakarta.inject.Inject;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import volscope.app.lab.BadInput;
import volscope.app.text.Texts;

/** {@code volscope}: the window, or the tour where there is no display. */
@Command(name = "volscope", resourceBundle = "volscope.text.options", mixinStandardHelpOptions = true, version = "Volscope 1")
public final class VolscopeCommand implements Callable<Integer> {
    private static final int BAD_INPUT = 2;

    private final Screens screens;

    @Inject
    VolscopeCommand(Screens screens) {
        this.screens = screens;
    }

    @Override
    public Integer call() {
        return screens.haveDisplay() ? screens.window() : screens.tour(Path.of(Screens.TOUR_FOLDER));
    }

    /** The whole command line, errors and all: one sentence for what is wrong, exit code 2. */
    public static CommandLine commandLine(VolscopeCommand main, RunCommand run, TourCommand tour, Texts texts, PrintStream err,
            Object... more) {
        CommandLine line = new CommandLine(main).addSubcommand(run).addSubcommand(tour);
        List.of(more).forEach(line::addSubcommand);
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((e, args) -> complain(err, texts,
                texts.get("command.error.usage", sentence(String.valueOf(e.getMessage())))));
        line.setExecutionExceptionHandler((e, command, result) -> {
            if (e instanceof BadInput bad) {
                return complain(err, texts, bad.sentence());
            }
            throw e;
        });
        return line;
    }

    private static int complain(PrintStream err, Texts texts, String sentence) {
        err.println(texts.get("command.error", sentence));
        return BAD_INPUT;
    }

    private static String sentence(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.endsWith(".") ? line : line + ".";
    }
}
