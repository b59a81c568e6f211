package volscope.app.shell;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import volscope.app.lab.Labs;
import volscope.app.session.Frame;
import volscope.app.text.Texts;
import volscope.app.view.Frames;

/** The window as the desktop has it: what it is called, how large it is and how small it may become, whether it fills the screen. */
@Singleton
final class DesktopWindow {
    /** How large it is at first, where the screen has room. */
    static final double WIDTH = 1280, HEIGHT = 800;
    /** In less room than this something would be cut, as things are drawn at 100 %. */
    static final double LEAST_WIDTH = 960, LEAST_HEIGHT = 540;

    /** No window manager draws more around a window. */
    private static final double FRAME = 64;
    private static final String PLACE = "window.";
    private static final String MAXIMISED = PLACE + "maximised";

    private final Settings settings;
    private final Labs labs;
    private final Frames frames;
    private final Texts texts;
    private Optional<Stage> stage = Optional.empty();
    private double leastWidth, leastHeight;
    private boolean atStart;
    private boolean filling;

    @Inject
    DesktopWindow(Settings settings, Labs labs, Frames frames, Texts texts) {
        this.settings = settings;
        this.labs = labs;
        this.frames = frames;
        this.texts = texts;
        var _ = labs.onOpened(() -> Platform.runLater(this::call));
    }

    /** Shows what is drawn, in a window that is new or in the place of what it showed before. */
    void show(Stage next, Scene scene, Scale drawn) {
        boolean another = stage.filter(next::equals).isEmpty();
        stage = Optional.of(next);
        var _ = frames.follow(frame -> call());
        if (next.isShowing()) {
            // Otherwise it would become as large as the scene was meant to be at first.
            next.setWidth(next.getWidth());
            next.setHeight(next.getHeight());
        } else {
            place(next);
        }
        if (another) {
            begin(next);
        }
        next.setScene(scene);
        next.setFullScreen(filling);
        next.show();
        drawn.factorProperty().addListener((property, before, now) -> hold(next, scene, now.doubleValue()));
        scene.xProperty().addListener((property, before, now) -> Platform.runLater(() -> frame(next, scene)));
        scene.yProperty().addListener((property, before, now) -> Platform.runLater(() -> frame(next, scene)));
        hold(next, scene, drawn.factorProperty().get());
    }

    private void begin(Stage next) {
        next.addEventHandler(WindowEvent.WINDOW_HIDING, event -> remember());
        next.getIcons().setAll(WindowIcon.all());
        next.setFullScreenExitHint("");
        // Escape leaves what is nearest first, and the whole screen last.
        next.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    }

    /** As large as it was left, or as it is meant to be, and in no case larger than the screen. */
    private void place(Stage next) {
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        if (Double.isNaN(next.getWidth())) {
            next.setWidth(Math.min(room.getWidth(), settings.number(PLACE + "width").orElse(WIDTH)));
            next.setHeight(Math.min(room.getHeight(), settings.number(PLACE + "height").orElse(HEIGHT)));
            // In the middle of a screen that it fills, its title would lie above that.
            if (next.getWidth() > room.getWidth() - FRAME) {
                next.setX(room.getMinX());
            }
            if (next.getHeight() > room.getHeight() - FRAME) {
                next.setY(room.getMinY());
            }
            next.setMaximized(settings.word(MAXIMISED).filter(Boolean.toString(true)::equals).isPresent());
        }
    }

    /** It can't be made so small that something is cut, but never grows by itself. */
    private void hold(Stage window, Scene scene, double factor) {
        leastWidth = Math.min(LEAST_WIDTH * Math.max(1, factor), scene.getWidth());
        leastHeight = Math.min(LEAST_HEIGHT * Math.max(1, factor), scene.getHeight());
        frame(window, scene);
    }

    /** The window manager's frame is not there at once; and while a window becomes another size, window and contents differ by more than it. */
    private void frame(Stage window, Scene scene) {
        double wider = window.getWidth() - scene.getWidth();
        double higher = window.getHeight() - scene.getHeight();
        boolean known = window.getScene() == scene && !window.isMaximized() && !window.isFullScreen();
        if (known && wider >= 0 && wider <= FRAME && higher >= 0 && higher <= FRAME) {
            window.setMinWidth(leastWidth + wider);
            window.setMinHeight(leastHeight + higher);
        }
    }

    /** Keeps how large it is for the next start. */
    private void remember() {
        stage.filter(window -> !window.isFullScreen() && !window.isIconified()).ifPresent(window -> {
            settings.keep(MAXIMISED, Boolean.toString(window.isMaximized()));
            if (!window.isMaximized()) {
                settings.keep(PLACE + "width", window.getWidth());
                settings.keep(PLACE + "height", window.getHeight());
            }
        });
    }

    /** It shows the start screen, or the panels. */
    void setStart(boolean on) {
        atStart = on;
        call();
    }

    /** It is called as the file is that is open, or as the lesson. */
    private void call() {
        String name = atStart ? "" : name(frames.shown());
        stage.ifPresent(window -> window.setTitle(name.isEmpty() ? texts.get("window.title") : texts.get("window.title.of", name)));
    }

    private String name(Frame frame) {
        return frame.lesson().map(attempt -> Texts.plain(attempt.exercise().head().title()))
                .or(() -> labs.current().file().map(Path::getFileName).map(Path::toString)).orElseGet(frame::lab);
    }

    /** It fills the whole screen, or no longer. */
    void fill(boolean on) {
        filling = on;
        stage.ifPresent(window -> window.setFullScreen(on));
    }

    /** How wide what is drawn can be. */
    double width(Scene scene) {
        return filling ? Screen.getPrimary().getBounds().getWidth() : scene.getWidth();
    }
}
