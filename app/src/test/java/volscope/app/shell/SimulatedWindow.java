package volscope.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import volscope.app.lab.Lab;
import volscope.app.lab.Labs;
import volscope.app.lab.Sandbox;
import volscope.app.window.OpenWindow;
import volscope.model.machine.MachineFactory;

/** The window over simulated machines. */
abstract class SimulatedWindow extends OpenWindow {
    final OneMachine machines = (OneMachine) injector.getInstance(MachineFactory.class);
    final Labs labs = injector.getInstance(Labs.class);

    SimulatedWindow() {
        this(Locale.ENGLISH);
    }

    SimulatedWindow(Locale language) {
        super(language, new OneMachine());
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
