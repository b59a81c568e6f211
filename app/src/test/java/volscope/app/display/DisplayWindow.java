package volscope.app.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import volscope.app.lab.Labs;
import volscope.app.window.OpenWindow;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** A window of its own for each test, where the window manager puts it. */
@Tag("display")
abstract class DisplayWindow extends OpenWindow {
    /** What frames and rounding may be off by. */
    static final double SLACK = 2;

    final Labs labs = injector.getInstance(Labs.class);
    private @Nullable Stage stage;

    DisplayWindow() {
        super(new SimulatedMachines(MachineRecording.STEPS, 1));
    }

    @Override
    public void start(Stage first) {
        Platform.setImplicitExit(false);
        first.hide();
        Stage own = new Stage();
        stage = own;
        open(own);
    }

    /** The frame comes from the window manager, and the keys. */
    @BeforeEach
    void isFramed() {
        Hand.await("a frame and the keys", () -> stage().getScene().getY() > 0 && stage().isFocused());
    }

    @AfterEach
    void close() {
        Hand.release(1);
        interact(() -> stage().hide());
    }

    final Stage stage() {
        return Objects.requireNonNull(stage, "the stage is shown before the test");
    }

    /** Opens a lab file. */
    final void openFile(Path file) {
        assertThat(labs.open(file).join()).isEmpty();
        settle();
    }

    /** Puts the window at the upper left corner and makes it as small as it may be. */
    final void moveAside() {
        interact(() -> {
            stage().setX(0);
            stage().setY(0);
            stage().setWidth(stage().getMinWidth());
            stage().setHeight(stage().getMinHeight());
        });
        Hand.await("the window stands aside", () -> stage().getX() <= SLACK && stage().getY() <= SLACK
                && Math.abs(stage().getWidth() - stage().getMinWidth()) <= SLACK
                && Math.abs(stage().getHeight() - stage().getMinHeight()) <= SLACK);
    }

    /** The frame of the window, its decorations too. */
    final Rectangle2D frameOfWindow() {
        return Hand.on(() -> new Rectangle2D(stage().getX(), stage().getY(), stage().getWidth(), stage().getHeight()));
    }

    /** Where the window manager lets the window be taken. */
    final Point2D titleBar() {
        return Hand.on(() -> new Point2D(stage().getX() + stage().getWidth() / 3,
                stage().getY() + Math.max(4, stage().getScene().getY() / 2)));
    }

    /** The row of the tree that is called so. */
    final Node row(String name) {
        return Hand.on(() -> all(lookup("#storage").query()).filter(node -> node.getStyleClass().contains("name"))
                .filter(node -> node instanceof Labeled label && label.getText().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("no row " + name)));
    }

    static Stream<Node> all(Node node) {
        return Stream.concat(Stream.of(node), node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().filter(Node::isVisible).flatMap(DisplayWindow::all)
                : Stream.empty());
    }

    /** The words of a notification, a hint or whatever floats. */
    final Optional<Node> saying(String words) {
        return Hand.on(() -> javafx.stage.Window.getWindows().stream().flatMap(window -> all(window.getScene().getRoot()))
                .filter(node -> node instanceof Labeled label && label.getText() != null && label.getText().contains(words)).findFirst());
    }
}
