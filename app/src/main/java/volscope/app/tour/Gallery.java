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
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import volscope.app.lab.BadInput;
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
    private static final String PAGES = "many-pages";
    private static final String SNAPSHOTS = "many-snapshots";
    /** The lesson that is shown, and its card: a bet with marks on the map. */
    private static final int LESSON = 1;
    private static final int CARD = 2;
    /** The mistake that is shown. */
    private static final int MISTAKE = 3;
    private static final Set<String> TABLES = Set.of("exceptions", "events", "forecast", "check");
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
     * @param views
     *            which views; all, if it is empty
     * @return how many there are
     * @throws BadInput
     *             if there is no such view
     */
    public int take(Path folder, boolean first, Set<String> views) throws BadInput {
        List<String> known = Stream.concat(panels.stream(), Shot.OTHERS.stream()).toList();
        Optional<String> unknown = views.stream().filter(view -> !known.contains(view)).sorted().findFirst();
        if (unknown.isPresent()) {
            throw new BadInput(texts.get("command.error.view", unknown.get(), String.join(", ", known)));
        }
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
        List<Shot> shots = Shot.all(panels, first).stream().filter(shot -> views.isEmpty() || views.contains(shot.view()))
                .sorted(Comparator.comparing(Gallery::lab).thenComparing(Shot::theme).thenComparing(Shot::size)).toList();
        for (Shot shot : shots) {
            pose(shot);
            WritableImage picture = onScreen(() -> picture(shot.size()));
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

    /** What is open in a picture: a sandbox, a stop of the tour, a lesson, a lab of many, or nothing. */
    private static String lab(Shot shot) {
        boolean small = shot.state() == Shot.State.SMALL;
        return switch (shot.view()) {
            case "lesson", "goals" -> small ? "lesson" : sandbox(shot.state());
            case "pages" -> small ? "dax" : shot.state() == Shot.State.HUGE ? PAGES : sandbox(shot.state());
            case "stack", "storage" -> shot.state() == Shot.State.HUGE ? SNAPSHOTS : sandbox(shot.state());
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
            pointOut(shot);
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

    /** What is worth seeing in a view: a large place for what is read, all of what is huge, a mistake in the list. */
    private void pointOut(Shot shot) {
        if (shot.state() == Shot.State.HUGE && shot.view().equals("map")) {
            Node map = window.scene().lookup("#map-surface");
            if (map != null) {
                map.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "0", "0", KeyCode.DIGIT0, false, false, false, false));
            }
        }
        if (shot.size() == Shot.Size.DESK && TABLES.contains(shot.view())) {
            Optional.ofNullable(window.scene().lookup("#tab-" + shot.view())).ifPresent(Node::requestFocus);
            window.perform("view.maximise");
        }
        if (shot.view().equals("check") && window.scene().lookup("#check-topics") instanceof ListView<?> topics) {
            topics.getSelectionModel().select(MISTAKE);
        }
    }

    private void turnPages() {
        onScreen(() -> {
            course.lessons().stream().skip(LESSON).findFirst().ifPresent(lesson -> course.begin(lesson.id()));
            return open;
        });
        for (int card = 0; card < CARD; card++) {
            settle();
            onScreen(() -> {
                if (window.scene().lookup("#lesson-next") instanceof Button next) {
                    next.fire();
                }
                return open;
            });
        }
    }

    private void openLab() {
        if (open.equals("lesson")) {
            turnPages();
            return;
        }
        if (open.equals("record")) {
            record();
            return;
        }
        Lab lab = Stream.concat(TourStop.all().stream(), Stream.of(new TourStop(PAGES, "pages"), new TourStop(SNAPSHOTS, "stack")))
                .filter(stop -> stop.name().equals(open)).map(TourStop::lab).findFirst()
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

    /** The window with what floats above it, which on a screen that is smaller than the picture would be moved. */
    private WritableImage picture(Shot.Size size) {
        Window.getWindows().stream().filter(PopupWindow.class::isInstance).map(PopupWindow.class::cast)
                .forEach(above -> above.setAutoFix(false));
        return Screenshot.of(window.scene(), size.width, size.height);
    }

    private static <T> T onScreen(java.util.function.Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, Platform::runLater).join();
    }
}
