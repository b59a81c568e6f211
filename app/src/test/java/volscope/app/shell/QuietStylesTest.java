package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;
import volscope.app.lab.Sandbox;
import volscope.app.session.Act;
import volscope.app.view.Panel;

/** The styles say all that nodes ask them for: nothing is warned of from the start on. */
class QuietStylesTest extends SimulatedWindow {
    private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
    private final Logger styles = Logger.getLogger("javafx.css");
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                said.add(line.getMessage());
            }
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    };

    QuietStylesTest() {
        styles.addHandler(listening);
        styles.setUseParentHandlers(false);
    }

    @AfterEach
    void leave() {
        styles.removeHandler(listening);
        styles.setUseParentHandlers(true);
    }

    private Map<String, Long> complaints() {
        return said.stream().collect(Collectors.groupingBy(words -> words, TreeMap::new, Collectors.counting()));
    }

    @Test
    void nothingIsMissingFromTheStylesOfTheWindow() {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            interact(() -> window().setTheme(theme));
            open(Sandbox.SMALL);
            for (Panel panel : injector.getInstance(com.google.inject.Key.get(new com.google.inject.TypeLiteral<java.util.Set<Panel>>() {
            }))) {
                interact(() -> window().open(panel.name()));
                settle();
            }
            for (int i = 0; i < 20; i++) {
                session.run("lvs vg0/lv0", i % 2 == 0 ? Act.Source.POINTED : Act.Source.TYPED).join();
            }
            settle();
            interact(() -> window().open("terminal"));
            session.undo().join();
            session.look(session.frame().history().start());
            settle();
            session.lookAtNow();
            settle();
        }
        assertThat(complaints()).isEmpty();
    }

    @Test
    void whatOpensAboveTheWindowHasTheColoursOfTheThemeInForce() {
        Locale usual = Locale.getDefault();
        try {
            open(Sandbox.SMALL);
            colours(window());
            MainWindow[] next = new MainWindow[1];
            interact(() -> next[0] = injector.getInstance(Successor.class).speak(window(), Locale.GERMAN));
            settle();
            colours(next[0]);
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void aFormThatIsOpenChangesItsColoursWithTheWindow() {
        open(Sandbox.SMALL);
        form(window());
        for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
            interact(() -> window().setTheme(theme));
            settle();
            List<String> switched = colours();
            form(window());
            assertThat(switched).as(theme.toString()).hasSizeGreaterThan(20).isEqualTo(colours());
        }
        close();
        interact(() -> window().setTheme(Theme.DARK));
        settle();
        assertThat(complaints()).isEmpty();
    }

    /** What is drawn in the form that is open, each part with its colour. */
    private List<String> colours() {
        List<String> colours = new ArrayList<>();
        interact(() -> below(popup().getRoot()).forEach(part -> {
            if (part instanceof Shape shape) {
                colours.add(part + " " + shape.getFill());
            }
            if (part instanceof Region region && region.getBackground() != null) {
                region.getBackground().getFills().forEach(fill -> colours.add(part + " " + fill.getFill()));
            }
        }));
        return colours.stream().map(words -> words.replaceAll("@[0-9a-f]+", "")).toList();
    }

    private static Scene popup() {
        return Window.getWindows().stream().filter(PopOver.class::isInstance).findFirst().orElseThrow().getScene();
    }

    private void close() {
        interact(() -> List.copyOf(Window.getWindows()).stream().filter(PopupWindow.class::isInstance).forEach(Window::hide));
        settle();
    }

    /** Switches the theme after a form was open, and opens it again. */
    private void colours(MainWindow window) {
        for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
            form(window);
            interact(() -> window.setTheme(theme));
            settle();
            form(window);
            assertColours(window, theme.toString());
        }
    }

    private void form(MainWindow window) {
        close();
        interact(() -> window.perform("act.snapshot"));
        settle();
    }

    private void assertColours(MainWindow window, String when) {
        Region muted = new Region();
        muted.setStyle("-fx-background-color: -vs-muted");
        Map<String, Paint> colours = new TreeMap<>();
        Map<String, Paint> expected = new TreeMap<>();
        interact(() -> {
            Scene popup = popup();
            popup.getRoot().applyCss();
            popup.getRoot().applyCss();
            Pane root = (Pane) window.scene().lookup("#tool-snapshot").getParent();
            root.getChildren().add(muted);
            muted.applyCss();
            Paint token = muted.getBackground().getFills().getFirst().getFill();
            root.getChildren().remove(muted);
            for (String button : List.of("#advice-line", "#snapshot-expert")) {
                FontIcon icon = (FontIcon) ((Labeled) popup.getRoot().lookup(button)).getGraphic();
                colours.put(button, icon.getFill());
                expected.put(button, token);
            }
        });
        assertThat(colours).as(when).isEqualTo(expected);
    }
}
