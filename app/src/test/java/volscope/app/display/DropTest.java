package volscope.app.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volscope.app.lab.Sandbox;

/** What comes from another program: files and words that are dropped, words that are copied there or here. */
class DropTest extends DisplayWindow {
    @TempDir
    private Path folder = Path.of("");

    private Path file(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        return file;
    }

    private Point2D centre() {
        return Hand.middle(stage().getScene().getRoot());
    }

    private Node line() {
        return lookup("#command-line").query();
    }

    private String typed() {
        return Hand.on(() -> ((TextInputControl) line()).getText());
    }

    /** Drags what another program carries to a place, waits until the window says that it takes that or not, and lets go. */
    private String drop(Neighbour other, Point2D to) {
        AtomicReference<Point2D> over = new AtomicReference<>(Point2D.ZERO);
        EventHandler<DragEvent> seen = event -> over.set(new Point2D(event.getScreenX(), event.getScreenY()));
        interact(() -> stage().getScene().addEventFilter(DragEvent.DRAG_OVER, seen));
        other.drag(to);
        Hand.hover(to, "the window is told", () -> Objects.requireNonNull(over.get()).distance(to) <= SLACK);
        interact(() -> stage().getScene().removeEventFilter(DragEvent.DRAG_OVER, seen));
        Hand.release(1);
        return other.hear();
    }

    @Test
    void aFileThatIsDroppedOpensAsALab() throws Exception {
        moveAside();
        interact(() -> window().home());
        Path file = file("dropped.lab", "vgcreate vg0 /dev/vda\nlvcreate -L 16M -n lv0 vg0\n");
        try (Neighbour other = new Neighbour()) {
            assertThat(other.tell("file " + file)).isEqualTo("ok");
            other.drag(centre());
            Hand.hover(centre(), "the window says what the drop will do", () -> saying("dropped.lab").isPresent());
            Hand.release(1);
            assertThat(other.hear()).isEqualTo("dropped COPY");
            Hand.await("the lab is open",
                    () -> frame().facts().volume("vg0", "lv0").isPresent() && stage().getTitle().contains("dropped.lab"));
            Hand.await("nothing floats", () -> saying("dropped.lab").filter(node -> node.getStyleClass().contains("drop-words")).isEmpty());
            // What can't be a lab changes nothing, and why is said.
            assertThat(other.tell("file " + folder)).isEqualTo("ok");
            assertThat(drop(other, centre())).isEqualTo("dropped COPY");
            Hand.await("why not", () -> saying(folder.toString()).isPresent());
            assertThat(frame().facts().volume("vg0", "lv0")).isPresent();
        }
    }

    @Test
    void aFileThatIsDraggedAwayAgainOpensNothing() throws Exception {
        moveAside();
        Path file = file("dropped.lab", "vgcreate vg0 /dev/vda\n");
        try (Neighbour other = new Neighbour()) {
            assertThat(other.tell("file " + file)).isEqualTo("ok");
            other.drag(centre());
            Hand.hover(centre(), "the window says what the drop will do", () -> saying("dropped.lab").isPresent());
            Point2D away = new Point2D(frameOfWindow().getMaxX() + 60, frameOfWindow().getMaxY() + 60);
            Hand.hover(away, "nothing floats", () -> saying("dropped.lab").isEmpty());
            Hand.release(1);
            assertThat(other.hear()).isEqualTo("dropped nowhere");
            assertThat(frame().facts().groups()).isEmpty();
        }
    }

    @Test
    void wordsThatAreDroppedStandInTheTerminalAndNothingRuns() {
        assertThat(labs.open(Sandbox.TINY.lab()).join()).isEmpty();
        settle();
        interact(() -> {
            stage().setX(0);
            stage().setY(0);
            stage().setHeight(780);
            stage().setWidth(1100);
        });
        int acts = frame().history().nextNumber();
        try (Neighbour other = new Neighbour()) {
            Hand.await("the terminal is in view", () -> lookup("#command-line").tryQuery().isPresent());
            assertThat(other.tell("text lvs -a vg0")).isEqualTo("ok");
            assertThat(drop(other, Hand.middle(line()))).isEqualTo("dropped COPY");
            Hand.await("the words", () -> typed().equals("lvs -a vg0"));
            assertThat(frame().history().nextNumber()).isEqualTo(acts);
            // Elsewhere words are nothing that could be dropped.
            assertThat(drop(other, Hand.middle(lookup("#storage").query()))).isEqualTo("dropped nowhere");
            assertThat(frame().history().nextNumber()).isEqualTo(acts);
            Hand.click(line());
            Hand.key("Return");
            Hand.await("run by a person", () -> frame().history().nextNumber() == acts + 1);
        }
    }

    @Test
    void whatIsCopiedHereIsPastedThereAndBack() {
        assertThat(labs.open(Sandbox.TINY.lab()).join()).isEmpty();
        settle();
        try (Neighbour other = new Neighbour()) {
            Hand.click(row("lv0"));
            Hand.key("ctrl+c");
            Hand.awaitAside("the row of lvs", () -> other.tell("paste").startsWith("holds lv0"));
            assertThat(other.tell("copy lvs -o name")).isEqualTo("ok");
            Hand.click(line());
            Hand.key("ctrl+v");
            Hand.await("pasted", () -> typed().equals("lvs -o name"));
        }
    }
}
