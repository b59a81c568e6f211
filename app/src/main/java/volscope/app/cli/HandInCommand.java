package volscope.app.cli;

import jakarta.inject.Inject;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import volscope.app.lab.BadInput;
import volscope.app.lab.LabFile;
import volscope.app.teach.Grading;

/** {@code volscope lesson handin [--seed S] [--name N] LESSON LINES}: the hand-in of who runs these lines, on standard output. */
@Command(name = "handin", resourceBundle = "volscope.text.options", mixinStandardHelpOptions = true)
public final class HandInCommand implements Callable<Integer> {
    private final Grading grading;
    private final LabFile files;
    private final PrintStream out;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0")
    private long seed;

    @Option(names = "--name", paramLabel = "N", defaultValue = "")
    private String name = "";

    @Parameters(index = "0", paramLabel = "LESSON")
    private String lesson = "";

    @Parameters(index = "1", paramLabel = "LINES")
    private Path lines = Path.of("");

    @Inject
    HandInCommand(Grading grading, LabFile files, PrintStream out) {
        this.grading = grading;
        this.files = files;
        this.out = out;
    }

    @Override
    public Integer call() throws BadInput {
        out.print(grading.handIn(grading.lesson(lesson), seed, name, files.read(lines).lines().toList()).text());
        return 0;
    }
}
