package volscope.app.view.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Course;
import volscope.app.lesson.Wager;
import volscope.app.session.Frame;
import volscope.app.window.OpenWindow;

/** Usability check 7: lessons 1 and 9 from the search to the last card by keys alone; the focus ring is seen at every stop. */
class Check07Test extends OpenWindow {
    private static final int MOST_STOPS = 60;

    private final AtomicInteger presses = new AtomicInteger();

    Check07Test() {
        super(Course.machines());
    }

    @Override
    public void start(Stage stage) {
        super.start(stage);
        window().home();
        window().scene().addEventFilter(MouseEvent.MOUSE_PRESSED, event -> presses.incrementAndGet());
    }

    private Attempt attempt() {
        return frame().lesson().orElseThrow();
    }

    private Optional<Node> focused() {
        return Optional.ofNullable(window().scene().getFocusOwner());
    }

    private boolean isAt(String part) {
        return focused().filter(node -> Arrays.asList(part.split(",")).contains("#" + node.getId())).isPresent();
    }

    /** Goes from stop to stop until one of these has the keys. */
    private void tabTo(String part) {
        for (int stop = 0; stop < MOST_STOPS && !isAt(part); stop++) {
            push(KeyCode.TAB);
            settle();
            assertThat(focused()).hasValueSatisfying(node -> assertThat(node.isFocusVisible()).as("the ring of %s", node).isTrue());
        }
        assertThat(isAt(part)).as("%s, at %s", part, focused()).isTrue();
    }

    private void search(String words) {
        strike(KeyCode.CONTROL, KeyCode.K);
        write(words);
        settle();
        strike(KeyCode.ENTER);
        settle();
    }

    private void type(String... lines) {
        for (String line : lines) {
            strike(KeyCode.ALT, KeyCode.DIGIT5);
            write(line);
            strike(KeyCode.ENTER);
            settle();
        }
    }

    private void next() {
        int card = attempt().card();
        strike(KeyCode.ALT, KeyCode.DIGIT3);
        tabTo("#lesson-next");
        strike(KeyCode.SPACE);
        assertThat(attempt().card()).isEqualTo(card + 1);
    }

    private void untilSeen() {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> frame().look() == Frame.Look.NOW && !attempt().isPlaying());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("the play did not end", e);
        }
        settle();
    }

    /** Chooses what is offered first, and plays. */
    private void choose(String bet) {
        strike(KeyCode.ALT, KeyCode.DIGIT3);
        for (int stop = 0; stop < MOST_STOPS
                && !focused().map(Node::getId).filter(id -> id.startsWith("choice-" + bet)).isPresent(); stop++) {
            push(KeyCode.TAB);
            settle();
        }
        strike(KeyCode.SPACE);
        tabTo("#bet-play");
        strike(KeyCode.SPACE);
        untilSeen();
        assertThat(wager(bet).isOver()).isTrue();
    }

    private Wager wager(String bet) {
        return Objects.requireNonNull(attempt().wagers().get(bet), bet);
    }

    @Test
    void lessonOneByKeys() {
        search("What a snapshot is");
        assertThat(attempt().exercise().head().id()).isEqualTo("01-what-it-is");
        next();
        strike(KeyCode.ALT, KeyCode.DIGIT3);
        tabTo("#bet-copies");
        write("0");
        tabTo("#bet-play");
        strike(KeyCode.SPACE);
        untilSeen();
        assertThat(wager("copies").isRight()).isTrue();
        type("lvcreate -s -L 12k -n snap1 vg0/lv0");
        next();
        choose("reads");
        type("sec w /dev/vg0/lv0 0 8 B");
        assertThat(attempt().isSolved()).isTrue();
        next();
        assertThat(attempt().isAtEnd()).isTrue();
        assertThat(presses).hasValue(0);
    }

    @Test
    void lessonNineByKeys() {
        search("Merge, also with the origin open");
        assertThat(attempt().exercise().head().id()).isEqualTo("09-merge");
        next();
        choose("then");
        next();
        type("lvconvert --merge vg0/snap1", "exec 9<&-", "lvchange --refresh vg0/lv0", "sleep 16");
        assertThat(attempt().isSolved()).isTrue();
        next();
        assertThat(attempt().isAtEnd()).isTrue();
        assertThat(presses).hasValue(0);
    }
}
