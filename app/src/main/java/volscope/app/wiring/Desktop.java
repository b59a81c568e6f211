package volscope.app.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Provider;
import jakarta.inject.Inject;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;
import volscope.app.cli.Screens;
import volscope.app.lab.BadInput;
import volscope.app.shell.MainWindow;
import volscope.app.text.Texts;
import volscope.app.tour.Gallery;
import volscope.app.tour.Tour;

/** Starts the toolkit, on the display or without one. */
final class Desktop implements Screens {
    /** Held here, so that its filter is not collected with it. */
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private final Provider<MainWindow> window;
    private final Provider<Tour> tour;
    private final PrintStream out;

    @Inject
    Desktop(Provider<MainWindow> window, Provider<Tour> tour, PrintStream out) {
        this.window = window;
        this.tour = tour;
        this.out = out;
    }

    @Override
    public boolean haveDisplay() {
        // On Linux the toolkit speaks X11, on Wayland through its X server.
        boolean needsServer = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !needsServer || !System.getenv().getOrDefault("DISPLAY", "").isEmpty();
    }

    @Override
    public int window() {
        CountDownLatch closed = new CountDownLatch(1);
        start(() -> {
            Stage stage = new Stage();
            stage.setOnHidden(event -> closed.countDown());
            MainWindow opened = window.get();
            opened.home();
            opened.show(stage);
        });
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    @Override
    public int tour(Path pictures) {
        headless();
        start(() -> {
        });
        CompletableFuture.supplyAsync(tour::get, Platform::runLater).join().play(pictures);
        Platform.exit();
        return 0;
    }

    @Override
    public int gallery(Path pictures, Set<String> views) throws BadInput {
        headless();
        // Between two windows there is none.
        Platform.setImplicitExit(false);
        start(() -> {
        });
        try {
            for (Locale language : Texts.languages()) {
                // A window has one language; nothing is remembered from one to the next.
                Injector injector = Guice.createInjector(new AppModule(out, language), new ViewsModule(), new SimulatorModule());
                CompletableFuture.supplyAsync(() -> injector.getInstance(Gallery.class), Platform::runLater).join().take(pictures,
                        language.equals(Texts.languages().getFirst()), views);
            }
        } finally {
            Platform.exit();
        }
        return 0;
    }

    private static void headless() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
    }

    /** The toolkit remarks that it stands on the class path; it works there, and users can't change it. */
    private static void start(Runnable first) {
        TOOLKIT.setFilter(line -> !String.valueOf(line.getMessage()).startsWith("Unsupported JavaFX configuration"));
        Platform.startup(first);
    }
}
