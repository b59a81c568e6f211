package volscope.app.tour;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import volscope.app.lab.Lab;
import volscope.app.lab.Labs;
import volscope.app.lab.Sandbox;
import volscope.app.lab.TourStop;
import volscope.app.session.Act;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.session.Track;
import volscope.app.shell.MainWindow;
import volscope.app.text.Texts;
import volscope.app.view.Course;
import volscope.app.view.Panel;

/**
 * Takes pictures of every view in the language of the window. The scene is laid out at the size of the picture, whatever the size of the
 * stage that it stands in: screens without a display are small.
 */
public final class Gallery {
    private static final int SETTLED = 3;
    private static final double SMALL_STAGE = 640;

    private final Session session;
    private final Labs labs;
    private final Course course;
    private final MainWindow window;
    private final Executor background;
    private final List<String> panels;
    private final Texts texts;
    private final PrintStream out;
    private String open = "none yet";

    @Inject
    Gallery(Session session, Labs labs, Course course, MainWindow window, Executor background, Set<Panel> panels, Texts texts,
            PrintStream out) {
        this.session = session;
        this.labs = labs;
        this.course = course;
        this.window = window;
        this.background = background;
        this.panels = panels.stream().sorted(Comparator.comparing(Panel::place).thenComparingInt(Panel::rank)).map(Panel::name).toList();
        this.texts = texts;
        this.out = out;
    }

    /**
     * Writes the pictures, and the name of each to standard output. Not to be called on the JavaFX thread.
     *
     * @param first
     *            whether this is the first of the languages, which has most pictures
     * @return how many there are
     */
    public int take(Path folder, boolean first) {
        Pictures pictures = new Pictures(folder);
        Stage stage = onScreen(() -> {
            Stage shown = new Stage();
            shown.setX(0);
            shown.setY(0);
            shown.setWidth(SMALL_STAGE);
            shown.setHeight(SMALL_STAGE);
            window.show(shown);
            return shown;
        });
        List<Shot> shots = Shot.all(panels, first).stream()
                .sorted(Comparator.comparing(Gallery::lab).thenComparing(Shot::theme).thenComparing(Shot::size)).toList();
        for (Shot shot : shots) {
            pose(shot);
            WritableImage picture = onScreen(() -> picture(stage, shot.size()));
            try {
                pictures.write(shot.name(texts.locale()), picture);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            out.println(shot.name(texts.locale()));
        }
        onScreen(() -> {
            stage.hide();
            return shots.size();
        });
        return shots.size();
    }

    /** What is open in a picture: a sandbox, a stop of the tour, the first lesson, or nothing. */
    private static String lab(Shot shot) {
        boolean small = shot.state() == Shot.State.SMALL;
        return switch (shot.view()) {
            case "lesson", "goals" -> small ? "lesson" : sandbox(shot.state());
            case "pages" -> small ? "dax" : sandbox(shot.state());
            case Shot.REFUSED -> "refused";
            case Shot.RECORD -> "record";
            default -> sandbox(shot.state());
        };
    }

    private static String sandbox(Shot.State state) {
        return switch (state) {
            case EMPTY -> "";
            case SMALL -> Sandbox.SMALL.key();
            case HUGE -> Sandbox.HUGE.key();
        };
    }

    private void pose(Shot shot) {
        onScreen(() -> {
            List.copyOf(Window.getWindows()).stream().filter(PopupWindow.class::isInstance).forEach(Window::hide);
            window.backToWork();
            if (!lab(shot).equals("lesson")) {
                window.perform("view.reset");
                window.open(session.frame().selection() instanceof Selection.None ? "details" : "why");
            }
            window.setTheme(shot.theme());
            window.scene().getRoot().resize(shot.size().width, shot.size().height);
            return shot;
        });
        if (!lab(shot).equals(open)) {
            perform("teach.leave");
            open = lab(shot);
            openLab();
        }
        settle();
        onScreen(() -> {
            show(shot.view());
            return shot;
        });
        settle();
    }

    private void show(String view) {
        switch (view) {
            case Shot.START -> window.home();
            case Shot.SNAPSHOT -> {
                window.open("map");
                window.perform("act.snapshot");
            }
            case Shot.SETTINGS -> window.perform("file.settings");
            case Shot.REFUSED -> window.open("stack");
            case Shot.SEARCH -> window.perform("edit.find");
            case Shot.KEYS -> window.perform("help.keys");
            case Shot.RECORD -> window.perform("teach.sheet");
            default -> window.open(view);
        }
    }

    private void openLab() {
        if (open.equals("lesson")) {
            onScreen(() -> {
                course.lessons().stream().findFirst().ifPresent(lesson -> course.begin(lesson.id()));
                return open;
            });
            return;
        }
        if (open.equals("record")) {
            record();
            return;
        }
        Lab lab = TourStop.all().stream().filter(stop -> stop.name().equals(open)).map(TourStop::lab).findFirst()
                .orElseGet(() -> List.of(Sandbox.values()).stream().filter(sandbox -> sandbox.key().equals(open)).map(Sandbox::lab)
                        .findFirst().orElse(Lab.EMPTY));
        Optional<String> problem = labs.open(lab).join();
        if (problem.isPresent()) {
            throw new IllegalStateException(problem.get());
        }
        if (!(session.frame().selection() instanceof Selection.Refusal)) {
            Track.of(session.frame().history()).lastCopy(session::revision).ifPresent(session::select);
        }
    }

    /** Records a lesson of one write. */
    private void record() {
        Optional<String> problem = labs.open(Sandbox.SMALL.lab()).join();
        if (problem.isPresent()) {
            throw new IllegalStateException(problem.get());
        }
        settle();
        perform("teach.record");
        perform("teach.start-here");
        session.run("sec w /dev/vg0/lv0 64 8 Q", Act.Source.TYPED).join();
        settle();
        perform("teach.stop");
    }

    private void perform(String command) {
        onScreen(() -> {
            window.perform(command);
            return command;
        });
    }

    /** Waits until the background has done what it was asked for, and the toolkit has drawn it. */
    private void settle() {
        for (int i = 0; i < 2; i++) {
            CompletableFuture.runAsync(() -> {
            }, background).join();
            Pulses.after(SETTLED).join();
        }
    }

    /** The window with what floats above it. */
    private WritableImage picture(Stage stage, Shot.Size size) {
        Parent root = window.scene().getRoot();
        root.applyCss();
        root.layout();
        SnapshotParameters whole = new SnapshotParameters();
        whole.setViewport(new Rectangle2D(0, 0, size.width, size.height));
        whole.setFill(window.scene().getFill());
        WritableImage below = root.snapshot(whole, null);
        List<PopupWindow> floating = Window.getWindows().stream().filter(PopupWindow.class::isInstance).map(PopupWindow.class::cast)
                .filter(Window::isShowing).toList();
        return floating.isEmpty() ? below : withAbove(below, floating, stage);
    }

    private static WritableImage withAbove(WritableImage below, List<PopupWindow> floating, Stage stage) {
        Canvas canvas = new Canvas(below.getWidth(), below.getHeight());
        canvas.getGraphicsContext2D().drawImage(below, 0, 0);
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        for (PopupWindow above : floating) {
            // On a screen that is smaller than the picture it would be moved.
            above.setAutoFix(false);
            Parent root = above.getScene().getRoot();
            WritableImage part = root.snapshot(clear, null);
            canvas.getGraphicsContext2D().drawImage(part, above.getX() - stage.getX() + root.getBoundsInParent().getMinX(),
                    above.getY() - stage.getY() + root.getBoundsInParent().getMinY());
        }
        return canvas.snapshot(null, null);
    }

    private static <T> T onScreen(java.util.function.Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, Platform::runLater).join();
    }
}
