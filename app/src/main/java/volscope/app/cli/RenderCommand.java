package volscope.app.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code volscope render --gallery FOLDER}. */
@Command(name = "render", resourceBundle = "volscope.text.options", mixinStandardHelpOptions = true)
public final class RenderCommand implements Callable<Integer> {
    private final Screens screens;

    @Option(names = "--gallery", paramLabel = "FOLDER", required = true)
    private Path folder = Path.of("");

    @Inject
    RenderCommand(Screens screens) {
        this.screens = screens;
    }

    @Override
    public Integer call() {
        return screens.gallery(folder);
    }
}
