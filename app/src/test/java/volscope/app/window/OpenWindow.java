package volscope.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.shell.MainWindow;
import volscope.app.teach.Played;
import volscope.app.text.Texts;
import volscope.app.wiring.ViewsModule;
import volscope.model.machine.MachineFactory;

/** The window over machines of a factory, in English unless told otherwise; what runs in the background elsewhere runs at once. */
public abstract class OpenWindow extends ApplicationTest {
    protected final Injector injector;
    protected final Session session;
    private @Nullable MainWindow shown;

    /**
     * @param more
     *            what else there is
     */
    protected OpenWindow(MachineFactory machines, Module... more) {
        this(Locale.ENGLISH, machines, more);
    }

    /**
     * @param language
     *            of the window
     * @param more
     *            what else there is
     */
    protected OpenWindow(Locale language, MachineFactory machines, Module... more) {
        injector = Guice.createInjector(new ViewsModule(), Modules.combine(more), new AbstractModule() {
            @Override
            protected void configure() {
                bind(MachineFactory.class).toInstance(machines);
                bind(MachineFactory.class).annotatedWith(Played.class).toInstance(machines);
                bind(Executor.class).toInstance(Runnable::run);
                bind(InstantSource.class).toInstance(InstantSource.system());
                bind(Texts.class).toInstance(Texts.of(language));
            }
        });
        session = injector.getInstance(Session.class);
    }

    @Override
    public void start(Stage stage) {
        // The stage is the same for all tests: what one has made of it is not the next one's.
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1280);
        stage.setHeight(800);
        open(stage);
    }

    /** Shows the window in a stage. */
    protected final void open(Stage stage) {
        MainWindow window = injector.getInstance(MainWindow.class);
        window.show(stage);
        shown = window;
    }

    /** The window that is open. */
    protected final MainWindow window() {
        return Objects.requireNonNull(shown, "the window is shown before the test");
    }

    /** Waits until all that is due was done. */
    protected static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    protected final Frame frame() {
        return session.frame();
    }

    /** Runs lines as if they had been typed, whatever they give. */
    protected final void run(List<String> lines) {
        lines.forEach(line -> session.run(line, Act.Source.TYPED).join());
        settle();
    }

    /** Runs lines that have to succeed. */
    protected final void runAll(List<String> lines) {
        lines.forEach(line -> assertThat(session.run(line, Act.Source.TYPED).join().exitCode()).as(line).isZero());
        settle();
    }

    /** Selects a volume, {@code vg0/lv0}. */
    protected final void select(String volume) {
        String[] path = volume.split("/");
        session.select(new Selection.Volume(path[0], path[1]));
        settle();
    }

    /** Presses a button without going there. */
    protected final void fire(String id) {
        settle();
        interact(() -> lookup(id).queryAs(ButtonBase.class).fire());
        settle();
    }

    /** Types a line into the command line and runs it. */
    protected final void enterLine(String line) {
        clickOn("#command-line").write(line).push(KeyCode.ENTER);
        settle();
    }

    /** Whether a node and all that it lies in are visible. */
    protected static boolean isSeen(@Nullable Node node) {
        return node == null || node.isVisible() && isSeen(node.getParent());
    }

    /** Strikes keys together. */
    protected final void strike(KeyCode... keys) {
        push(keys);
        settle();
    }

    /** The words of all labels within a part, those too that are there for screen readers alone. */
    protected final List<String> words(String within) {
        return from(lookup(within)).lookup(".label").queryAll().stream().map(node -> ((Labeled) node).getText()).toList();
    }

    /** The words that can be seen within a part: its labels and where it leads. */
    protected final List<String> seen(String within) {
        return Stream.of(".label", ".crumb").flatMap(kind -> from(lookup(within)).lookup(kind).queryAll().stream()).filter(Node::isVisible)
                .map(node -> ((Labeled) node).getText()).toList();
    }
}
