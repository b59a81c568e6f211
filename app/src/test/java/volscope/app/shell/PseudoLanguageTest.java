package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;
import volscope.app.lab.Labs;
import volscope.app.lab.Sandbox;
import volscope.app.teach.Played;
import volscope.app.text.Texts;
import volscope.app.view.Course;
import volscope.app.wiring.ViewsModule;
import volscope.model.command.CommandTable;
import volscope.model.machine.MachineFactory;

/** With words that no source has: each that is seen comes from a bundle. */
class PseudoLanguageTest extends ApplicationTest {
    /** Names of the machine, of kernels and of formats, numbers with their units, and what people type. */
    private static final Pattern NAMES = Pattern.compile(
            "(?:(?:vg0-)?(?:lv0|snap1)(?:-real|-cow)?|vg0|vd[a-e]|pmem\\d|nvme\\S*|\\d[\\d,.:]*|[KMGT]?i?B|ms|µs|ns|s|min|px|bio|DAX|disk|sector|fsdax|raw|origin|linear|snapshot"
                    + "|Ctrl|Alt|Shift|Volscope|t|of|[^\\p{L}]+|\\p{Lu}|[0-9a-f]{2})");

    private final Injector injector = Guice.createInjector(new ViewsModule(), new AbstractModule() {
        @Override
        protected void configure() {
            OneMachine machines = new OneMachine();
            bind(MachineFactory.class).toInstance(machines);
            bind(MachineFactory.class).annotatedWith(Played.class).toInstance(machines);
            bind(Executor.class).toInstance(Runnable::run);
            bind(InstantSource.class).toInstance(InstantSource.system());
            bind(Texts.class).toInstance(Texts.of(Texts.PSEUDO));
        }
    });

    private @Nullable MainWindow shown;

    @Override
    public void start(Stage stage) {
        stage.setX(0);
        stage.setY(0);
        MainWindow window = injector.getInstance(MainWindow.class);
        window.show(stage);
        shown = window;
    }

    private MainWindow window() {
        return Objects.requireNonNull(shown);
    }

    private static boolean isPlain(Labeled label) {
        String text = label.getText() == null ? "" : label.getText();
        boolean typed = text.isBlank() || label.getStyleClass().contains("mono") || label.getStyleClass().contains("key")
                || CommandTable.standard().find(text.split(" ", 2)[0]).isPresent();
        boolean marked = text.codePoints().anyMatch(letter -> "åéïöüýÅÉÏÖÜÝ".indexOf(letter) >= 0);
        return !typed && !marked && !List.of(text.split("[ \\u00a0]+")).stream().allMatch(word -> NAMES.matcher(word).matches());
    }

    private List<Labeled> labels() {
        return SimulatedWindow.below(window().scene().getRoot()).stream().filter(Labeled.class::isInstance)
                .map(Labeled.class::cast).filter(label -> !isIn(label, "terminal")).toList();
    }

    private static boolean isIn(Node node, String id) {
        for (Parent at = node.getParent(); at != null; at = at.getParent()) {
            if (id.equals(at.getId())) {
                return true;
            }
        }
        return false;
    }

    @Test
    void everyWordComesFromABundle() {
        assertThat(injector.getInstance(Labs.class).open(Sandbox.SMALL.lab()).join()).isEmpty();
        MainWindow window = window();
        interact(() -> window.scene().getRoot().resize(1920, 1080));
        WaitForAsyncUtils.waitForFxEvents();
        for (String panel : List.of("map", "stack", "details", "why")) {
            interact(() -> window.open(panel));
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(labels()).as(panel).hasSizeGreaterThan(20);
            assertThat(labels().stream().filter(PseudoLanguageTest::isPlain).map(Labeled::getText).distinct().toList()).as(panel).isEmpty();
        }
        interact(window::home);
        WaitForAsyncUtils.waitForFxEvents();
        // A lesson speaks the language of its file.
        List<String> titles = injector.getInstance(Course.class).lessons().stream().map(Course.Lesson::title).toList();
        assertThat(labels().stream().filter(PseudoLanguageTest::isPlain).map(Labeled::getText).distinct().toList()).as("start")
                .allMatch(titles::contains);
    }
}
