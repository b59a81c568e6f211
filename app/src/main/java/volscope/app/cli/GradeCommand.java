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
import volscope.app.lesson.Lesson;
import volscope.app.teach.Grade;
import volscope.app.teach.Grading;
import volscope.app.text.Texts;

/** {@code volscope grade LESSON HANDIN…|DIR}: 0 all passed, 1 some did not, 2 the lesson or the arguments are wrong. */
@Command(name = "grade", resourceBundle = "volscope.text.options", mixinStandardHelpOptions = true)
public final class GradeCommand implements Callable<Integer> {
    private final Grading grading;
    private final Texts texts;
    private final PrintStream out;

    @Option(names = "--format", paramLabel = "F", defaultValue = "table")
    private GradeFormat format = GradeFormat.TABLE;

    @Option(names = "--goals")
    private boolean goals;

    @Parameters(index = "0", paramLabel = "LESSON")
    private String lesson = "";

    @Parameters(index = "1..*", paramLabel = "HANDIN", arity = "1..*")
    private List<Path> handIns = List.of();

    @Inject
    GradeCommand(Grading grading, Texts texts, PrintStream out) {
        this.grading = grading;
        this.texts = texts;
        this.out = out;
    }

    @Override
    public Integer call() throws BadInput {
        Lesson graded = grading.lesson(lesson);
        List<Grade> grades = grading.grade(graded, handIns);
        new GradeReport(texts, goals ? GradeReport.Goals.SHOWN : GradeReport.Goals.COUNTED)
                .lines(graded.head().id(), grades, format)
                .forEach(out::println);
        return grades.stream().allMatch(grade -> grade.verdict() == Grade.Verdict.PASSED) ? 0 : 1;
    }
}
