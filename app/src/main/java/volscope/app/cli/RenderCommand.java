package volscope.app.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import volscope.app.lab.BadInput;

/** {@code volscope render --gallery FOLDER [--view NAME]…}. */
@Command(name = "render", resourceBundle = "volscope.text.options", mixinStandardHelpOptions = true)
public final class RenderCommand implements Callable<Integer> {
    private final Screens screens;

    @Option(names = "--gallery", paramLabel = "FOLDER", required = true)
    private Path folder = Path.of("");

    @Option(names = "--view", paramLabel = "NAME")
    private Set<String> views = Set.of();

    @Inject
    RenderCommand(Screens screens) {
        this.screens = screens;
    }

    @Override
    public Integer call() throws BadInput {
        return screens.gallery(folder, views);
    }
}
