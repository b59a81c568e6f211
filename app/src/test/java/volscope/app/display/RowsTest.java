package volscope.app.display;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import volscope.app.lab.Sandbox;
import volscope.app.session.Act;

/** Rows of the tree that a hand drags. */
class RowsTest extends DisplayWindow {
    /** The hand has to be this far from where it pressed before a drag begins. */
    private static final double BEGINS = 10;

    private String words() {
        return ((Label) lookup(".drag-words").query()).getText();
    }

    @Test
    void aSnapshotThatIsDraggedOnItsOriginIsMerged() {
        assertThat(labs.open(Sandbox.SMALL.lab()).join()).isEmpty();
        settle();
        String merge = "lvconvert --merge vg0/snap1";
        int acts = frame().history().nextNumber();
        Point2D from = Hand.middle(row("snap1"));
        Point2D aside = from.add(BEGINS, 0);
        Hand.drag(from, aside, 1);
        Hand.hover(aside, "the drag has begun", () -> frame().selection().toString().contains("snap1"));
        Point2D to = Hand.middle(row("lv0"));
        Hand.glide(aside, to);
        Hand.hover(to, "the line that a drop runs", () -> Hand.on(this::words).equals(merge));
        Hand.await("what it would do", () -> frame().ghost().isPresent());
        assertThat(frame().history().nextNumber()).isEqualTo(acts);
        Hand.release(1);
        Hand.await("it ran", () -> frame().history().lastAct().map(Act::line).filter(merge::equals).isPresent());
        Hand.await("nothing is said any more", () -> words().isEmpty());
    }
}
