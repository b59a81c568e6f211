package volscope.app.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code volscope tour [--pictures FOLDER]}. */
@Command(name = "tour", resourceBundle = "volscope.text.options", mixinStandardHelpOptions = true)
public final class TourCommand implements Callable<Integer> {
    private final Screens screens;

    @Option(names = "--pictures", paramLabel = "FOLDER", defaultValue = Screens.TOUR_FOLDER)
    private Path folder = Path.of(Screens.TOUR_FOLDER);

    @Inject
    TourCommand(Screens screens) {
        this.screens = screens;
    }

    @Override
    public Integer call() {
        return screens.tour(folder);
    }
}
