package volscope.app.cli;

import jakarta.inject.Inject;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import volscope.app.lab.BadInput;
import volscope.app.lab.LabFile;
import volscope.app.text.Sentences;
import volscope.model.machine.MachineFactory;
import volscope.model.machine.MachineFactory.Terminal;
import volscope.model.machine.Opening;

/** {@code volscope run [--kernel P] [--transcript] FILE}. */
@Command(name = "run", resourceBundle = "volscope.text.options", mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
    private final MachineFactory machines;
    private final LabFile files;
    private final Sentences sentences;
    private final PrintStream out;

    @Option(names = "--kernel", paramLabel = "P")
    private @Nullable String kernel;

    @Option(names = "--transcript")
    private boolean transcript;

    @Parameters(paramLabel = "FILE")
    private @Nullable Path file;

    @Inject
    RunCommand(@InBulk MachineFactory machines, LabFile files, Sentences sentences, PrintStream out) {
        this.machines = machines;
        this.files = files;
        this.sentences = sentences;
        this.out = out;
    }

    @Override
    public Integer call() throws BadInput {
        String script = files.read(Optional.ofNullable(file).orElseThrow());
        Terminal terminal = transcript ? Terminal.SCRIPT_RUNNER : Terminal.INTERACTIVE;
        return switch (machines.open(script, Optional.ofNullable(kernel), terminal)) {
            case Opening.Refused refused -> throw new BadInput(sentences.sentence(refused));
            case Opening.Lab lab -> new Player(report()).play(lab);
        };
    }

    private Report report() {
        return transcript ? new Transcript(sentences, out) : new Screen(sentences, out);
    }
}
