package volscope.app.cli;

import jakarta.inject.Inject;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import volscope.app.lab.BadInput;
import volscope.app.text.Texts;

/** {@code volscope}: the window, or the tour where there is no display. */
@Command(name = "volscope", resourceBundle = "volscope.text.options", mixinStandardHelpOptions = true, version = "Volscope 1")
public final class VolscopeCommand implements Callable<Integer> {
    private static final int BAD_INPUT = 2;
    private static final String LANGUAGE = "--lang";

    private final Screens screens;

    /** Read by {@link #language} before anything is put together; here it is only told of. */
    @Option(names = LANGUAGE, paramLabel = "TAG", scope = ScopeType.INHERIT)
    private String language = "";

    @Inject
    VolscopeCommand(Screens screens) {
        this.screens = screens;
    }

    @Override
    public Integer call() {
        return screens.haveDisplay() ? screens.window() : screens.tour(Path.of(Screens.TOUR_FOLDER));
    }

    /** The language that arguments ask for, {@code --lang de} or {@code --lang=de}. */
    public static Optional<Locale> language(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith(LANGUAGE + "=")) {
                return Optional.of(Locale.forLanguageTag(arguments[i].substring(LANGUAGE.length() + 1)));
            }
            if (arguments[i].equals(LANGUAGE) && i + 1 < arguments.length) {
                return Optional.of(Locale.forLanguageTag(arguments[i + 1]));
            }
        }
        return Optional.empty();
    }

    /** The whole command line, errors and all: one sentence for what is wrong, exit code 2. */
    public static CommandLine commandLine(VolscopeCommand main, RunCommand run, TourCommand tour, Texts texts, PrintStream err,
            Object... more) {
        CommandLine line = new CommandLine(main).addSubcommand(run).addSubcommand(tour);
        List.of(more).forEach(line::addSubcommand);
        line.setResourceBundle(texts.options());
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
