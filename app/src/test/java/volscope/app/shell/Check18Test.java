package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.BoundingBox;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volscope.app.lab.Lab;
import volscope.app.lab.Sandbox;
import volscope.app.lab.TourStop;
import volscope.app.session.Selection;
import volscope.app.view.Panel;
import volscope.app.view.Tool;

/** Check of use 18: at every size, in every language, nothing is cut, nothing lies over other things, every act can be reached. */
class Check18Test extends CheckedWindow {
    /**
     * Sizes of a screen in pixels, and how large everything is drawn there. 150 % on 1920x1080 and 300 % on 3840x2160 leave as much room as the
     * first, all others more.
     */
    private static final List<Size> SIZES = List.of(new Size(1280, 720, 1), new Size(1920, 1080, 2));

    private final Locale usual = Locale.getDefault();
    private final Map<String, String> faults = new TreeMap<>();
    private int states;
    private int words;
    private int acts;

    private record Size(int width, int height, double scale) {
        @Override
        public String toString() {
            return width + "x" + height + " at " + Math.round(scale * 100) + " %";
        }
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(usual);
    }

    private MainWindow speaking(String language) {
        MainWindow[] next = new MainWindow[1];
        interact(() -> next[0] = injector.getInstance(Successor.class).speak(window(), Locale.forLanguageTag(language)));
        settle();
        return next[0];
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "en-XA"})
    void check18NothingIsCutAtAnySize(String language) {
        MainWindow window = speaking(language);
        for (Size size : SIZES) {
            on(() -> {
                window.scale().factorProperty().set(size.scale());
                window.scene().getRoot().resize(size.width(), size.height());
            });
            views(window, size);
        }
        figure(18, "%s: %d views and sizes, %d words, %d acts, %d faults", language, states, words, acts, faults.size());
        faults.forEach((fault, where) -> System.out.println("    " + where + ": " + fault));
        assertThat(faults).isEmpty();
    }

    private void views(MainWindow window, Size size) {
        on(() -> window.home());
        look(window, size, "start");
        open(Sandbox.SMALL);
        session.select(new Selection.Chunk("vg0-snap1", 3));
        settle();
        for (Layout layout : Layout.values()) {
            arrange(window, layout);
            look(window, size, "layout " + layout);
        }
        arrange(window, Layout.MANAGE);
        panels(window, size, "small", Set.of());
        forms(window, size);
        sheets(window, size);
        TourStop.all().forEach(stop -> {
            open(stop.lab());
            panels(window, size, stop.name(), Set.of("map", "stack", "why", "details"));
        });
        open(Sandbox.HUGE);
        panels(window, size, "huge", Set.of("map", "exceptions", "forecast"));
        open(Lab.EMPTY);
        panels(window, size, "empty", Set.of());
        on(() -> window.begin("02-first-write"));
        settle();
        panels(window, size, "lesson", Set.of("lesson", "goals"));
        on(() -> window.playTour());
        settle();
        look(window, size, "tour");
        on(() -> window.perform("view.reset"));
    }

    private void arrange(MainWindow window, Layout layout) {
        double scale = window.scale().factorProperty().get();
        on(() -> {
            window.arrange(layout);
            window.scale().factorProperty().set(scale);
        });
    }

    private void panels(MainWindow window, Size size, String lab, Set<String> some) {
        for (Panel panel : injector.getInstance(Key.get(new TypeLiteral<Set<Panel>>() {
        })).stream().sorted(Comparator.comparing(Panel::place).thenComparing(Panel::rank)).toList()) {
            if (some.isEmpty() || some.contains(panel.name())) {
                on(() -> window.open(panel.name()));
                look(window, size, lab + " " + panel.name());
            }
        }
    }

    private void sheets(MainWindow window, Size size) {
        for (String sheet : List.of("file.settings", "help.keys")) {
            on(() -> window.perform(sheet));
            lookAt(size, sheet, below(window.scene().getRoot()).stream().filter(Sheet.class::isInstance).findFirst().orElseThrow());
            on(() -> window.backToWork());
        }
    }

    /** Drawn at their own size: a screen without a display is too small for them at any other. */
    private void forms(MainWindow window, Size size) {
        on(() -> window.scale().factorProperty().set(1));
        for (String volume : List.of("vg0/lv0", "vg0/snap1")) {
            select(volume);
            for (Tool tool : injector.getInstance(ToolButtons.class).tools()) {
                on(() -> window.perform(tool.menu().name().toLowerCase(Locale.ROOT) + "." + tool.name()));
                settle();
                popup().ifPresent(root -> {
                    lookAt(size, "form " + tool.name(), root);
                    if (root.getLayoutBounds().getHeight() * size.scale() > size.height()
                            || root.getLayoutBounds().getWidth() * size.scale() > size.width()) {
                        faults.putIfAbsent("too large: form " + tool.name() + " " + root.getLayoutBounds(), size.toString());
                    }
                });
                on(() -> List.copyOf(Window.getWindows()).stream().filter(PopupWindow.class::isInstance).forEach(Window::hide));
            }
        }
        on(() -> window.scale().factorProperty().set(size.scale()));
    }

    private static Optional<Parent> popup() {
        return Window.getWindows().stream().filter(PopupWindow.class::isInstance).filter(Window::isShowing)
                .map(shown -> shown.getScene().getRoot()).findFirst();
    }

    /** On the thread of the window, and no longer than it takes. */
    private static <T> T on(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, Platform::runLater).join();
    }

    private static void on(Runnable task) {
        CompletableFuture.runAsync(task, Platform::runLater).join();
    }

    private void look(MainWindow window, Size size, String what) {
        lookAt(size, what, window.scene().getRoot());
    }

    private void lookAt(Size size, String what, Node node) {
        Parent all = node.getScene().getRoot();
        boolean floats = node.getScene().getWindow() instanceof PopupWindow;
        // What follows a size is laid out after it, and what follows that after that.
        for (int i = 0; i < 3; i++) {
            on(() -> {
                if (!floats) {
                    // While it presents, the window is as large as the screen is here.
                    all.resize(size.width(), size.height());
                }
                all.applyCss();
                all.layout();
            });
        }
        Room room = on(() -> {
            if (!floats) {
                all.resize(size.width(), size.height());
            }
            // What is placed after a layout has its own.
            all.applyCss();
            all.layout();
            // A popup is as large as it is; whether it fits is asked apart.
            return Room.in(node, floats
                    ? new BoundingBox(-1e4, -1e4, 2e4, 2e4)
                    : all.localToScene(all.getLayoutBounds()));
        });
        states++;
        words += room.words();
        acts += room.acts();
        room.faults().forEach(fault -> faults.putIfAbsent(fault.replaceFirst(" at -?\\d+,.*", ""), size + ", " + what));
    }
}
