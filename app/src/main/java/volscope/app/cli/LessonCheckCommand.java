package volscope.app.cli;

import jakarta.inject.Inject;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import volscope.app.lab.BadInput;
import volscope.app.lesson.Speech;
import volscope.app.lesson.source.Problem;
import volscope.app.teach.LessonChecker;
import volscope.app.text.Texts;

/** {@code volscope lesson check [--seeds N] FILE…}: 0 all are valid, 1 something is wrong, 2 a file can't be read. */
@Command(name = "check", resourceBundle = "volscope.text.options", mixinStandardHelpOptions = true)
public final class LessonCheckCommand implements Callable<Integer> {
    private static final int WRONG = 1;
    private static final int UNREADABLE = 2;

    private final LessonChecker checker;
    private final Texts texts;
    private final Speech speech;
    private final PrintStream out;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "" + LessonChecker.SEEDS)
    private int seeds;

    @Parameters(paramLabel = "FILE", arity = "1..*")
    private List<Path> files = List.of();

    @Inject
    LessonCheckCommand(LessonChecker checker, Texts texts, PrintStream out) {
        this.checker = checker;
        this.texts = texts;
        this.speech = new Speech(texts);
        this.out = out;
    }

    @Override
    public Integer call() {
        int worst = 0;
        for (Path file : files) {
            worst = Math.max(worst, check(file));
        }
        return worst;
    }

    private int check(Path file) {
        try {
            List<Problem> problems = checker.check(file, Math.max(1, seeds));
            problems.forEach(problem -> out.println(texts.get(problem.isWarning() ? "lesson.check.warning" : "lesson.check.problem",
                    file.toString(), Integer.toString(problem.spot().line()), Integer.toString(problem.spot().column()),
                    Texts.plain(speech.say(problem)))));
            boolean wrong = problems.stream().anyMatch(problem -> !problem.isWarning());
            out.println(texts.get(wrong ? "lesson.check.wrong" : "lesson.check.valid", file.toString(), seeds));
            return wrong ? WRONG : 0;
        } catch (BadInput e) {
            out.println(texts.get("lesson.check.unreadable", e.sentence()));
            return UNREADABLE;
        }
    }
}
