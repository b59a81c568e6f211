package volscope.app.cli;

import jakarta.inject.Inject;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import volscope.app.lab.BadInput;
import volscope.app.teach.ClassFolder;
import volscope.app.teach.Grading;

/** {@code volscope lesson export [--seed S] LESSON DIR}: the lesson, a sheet to print, and the key, into a folder. */
@Command(name = "export", resourceBundle = "volscope.text.options", mixinStandardHelpOptions = true)
public final class LessonExportCommand implements Callable<Integer> {
    private final Grading grading;
    private final ClassFolder folders;
    private final PrintStream out;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0")
    private long seed;

    @Parameters(index = "0", paramLabel = "LESSON")
    private String lesson = "";

    @Parameters(index = "1", paramLabel = "DIR")
    private Path folder = Path.of("");

    @Inject
    LessonExportCommand(Grading grading, ClassFolder folders, PrintStream out) {
        this.grading = grading;
        this.folders = folders;
        this.out = out;
    }

    @Override
    public Integer call() throws BadInput {
        folders.write(grading.lesson(lesson), seed, folder).forEach(out::println);
        return 0;
    }
}
