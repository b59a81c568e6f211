package volscope.app.shell;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;
import volscope.app.lab.Lab;
import volscope.app.lab.Labs;
import volscope.app.lab.Sandbox;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.wiring.ViewsModule;
import volscope.model.machine.MachineFactory;

/** The window over simulated machines. */
abstract class SimulatedWindow extends ApplicationTest {
    final OneMachine machines = new OneMachine();
    final Injector injector = Guice.createInjector(new ViewsModule(), new AbstractModule() {
        @Override
        protected void configure() {
            bind(MachineFactory.class).toInstance(machines);
            bind(Executor.class).toInstance(Runnable::run);
            bind(InstantSource.class).toInstance(InstantSource.system());
            bind(Texts.class).toInstance(Texts.of(Locale.ENGLISH));
        }
    });
    final Session session = injector.getInstance(Session.class);
    final Labs labs = injector.getInstance(Labs.class);
    private @Nullable MainWindow shown;

    @Override
    public void start(Stage stage) {
        stage.setX(0);
        stage.setY(0);
        MainWindow window = injector.getInstance(MainWindow.class);
        window.show(stage);
        shown = window;
    }

    /** The window that is open. */
    MainWindow window() {
        return Objects.requireNonNull(shown, "the window is shown before the test");
    }

    void open(Sandbox sandbox) {
        open(sandbox.lab());
    }

    void open(Lab lab) {
        assertOpened(labs.open(lab).join());
        settle();
    }

    private static void assertOpened(Optional<String> problem) {
        if (problem.isPresent()) {
            throw new AssertionError(problem.orElseThrow());
        }
    }

    void select(String volume) {
        String[] path = volume.split("/");
        session.select(new Selection.Volume(path[0], path[1]));
        settle();
    }

    static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    Frame frame() {
        return session.frame();
    }

    List<String> words(String within) {
        Set<Node> labels = from(lookup(within)).lookup(".label").queryAll();
        return labels.stream().map(node -> ((Labeled) node).getText()).toList();
    }

    /** All nodes below one that can be seen, itself too. */
    static List<Node> below(Node node) {
        List<Node> all = new ArrayList<>();
        if (node.isVisible()) {
            all.add(node);
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> all.addAll(below(child)));
            }
        }
        return all;
    }
}
