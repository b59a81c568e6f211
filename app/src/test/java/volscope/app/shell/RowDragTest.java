package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import volscope.app.session.Act;
import volscope.app.session.Facts;
import volscope.model.machine.LogicalVolumeInfo;

/** Rows of the tree that are dragged: the line and its ghost before the drop, the same line after it. */
class RowDragTest extends CheckedWindow {
    @BeforeEach
    void aSnapshot() {
        begin("vgcreate vg0 /dev/vda", "lvcreate -L 128M -n lv0 vg0", "lvcreate -s -L 16M -n snap0 vg0/lv0",
                "sec w /dev/vg0/lv0 0 64 B");
    }

    private String words() {
        Label words = (Label) lookup(".drag-words").query();
        return words.isVisible() ? words.getText() : "";
    }

    private LogicalVolumeInfo volume(String name) {
        return frame().facts().volume("vg0", name).orElseThrow();
    }

    private Node bar(String row) {
        Node node = row(row);
        while (!node.getStyleClass().contains("tree-cell")) {
            node = node.getParent();
        }
        return node.lookup(".fill-bar");
    }

    private static Point2D on(Node bar, double share) {
        Bounds bounds = bar.localToScreen(bar.getBoundsInLocal());
        return new Point2D(bounds.getMinX() + share * bounds.getWidth(), bounds.getCenterY());
    }

    private void dragTo(Point2D at) {
        moveTo(at.add(-2, 0)).moveTo(at);
        settle();
    }

    /** The names in the rows that say that they take what is dragged. */
    private Set<String> lit() {
        return lookup("#storage .tree-cell").queryAll().stream()
                .filter(cell -> cell.isVisible() && cell.getPseudoClassStates().contains(PseudoClass.getPseudoClass("drop")))
                .map(cell -> ((Labeled) cell.lookup(".name")).getText()).collect(Collectors.toSet());
    }

    private List<String> ran() {
        return frame().history().path().stream().filter(act -> act.source() == Act.Source.POINTED).map(Act::line).toList();
    }

    @Test
    void aSnapshotOnItsOriginIsMerged() {
        drag(row("snap0"), MouseButton.PRIMARY);
        dragTo(on(row("lv0"), 0.5));
        assertThat(words()).isEqualTo("lvconvert --merge vg0/snap0");
        assertThat(lit()).containsExactly("lv0");
        assertThat(frame().ghost().orElseThrow().difference().isEmpty()).isFalse();
        assertThat(ran()).isEmpty();
        drop();
        settle();
        assertThat(ran()).containsExactly("lvconvert --merge vg0/snap0");
        assertThat(frame().facts().volume("vg0", "snap0").map(frame().facts()::merge)).isNotEqualTo(Optional.of(Facts.Merge.NONE));
        assertThat(words()).isEmpty();
    }

    @Test
    void escapeLetsGoAndNothingRan() {
        drag(row("snap0"), MouseButton.PRIMARY);
        dragTo(on(row("lv0"), 0.5));
        assertThat(words()).isNotEmpty();
        push(KeyCode.ESCAPE);
        settle();
        assertThat(words()).isEmpty();
        assertThat(lit()).isEmpty();
        assertThat(frame().ghost()).isEmpty();
        dragTo(on(row("lv0"), 0.2));
        assertThat(words()).isEmpty();
        drop();
        settle();
        assertThat(frame().history().path()).hasSize(4);
    }

    @Test
    void aVolumeOnFreeSpaceGetsASnapshotAsLongAsItWasDrawn() {
        long extent = frame().facts().groups().getFirst().extentBytes();
        long all = frame().facts().groups().getFirst().extents();
        long used = all - frame().facts().groups().getFirst().freeExtents();
        drag(row("lv0"), MouseButton.PRIMARY);
        // A tenth of the group from the place where the free part begins.
        dragTo(on(bar("vg0"), used / (double) all + 0.1));
        assertThat(words()).startsWith("lvcreate -s -n snap1 -L ").endsWith(" vg0/lv0");
        long bytes = frame().ghost().orElseThrow().facts().volume("vg0", "snap1").orElseThrow().bytes();
        assertThat(bytes / extent).isBetween(Math.round(all * 0.08), Math.round(all * 0.12));
        dragTo(on(bar("vg0"), 1));
        assertThat(words()).contains(" -L " + (all - used) * extent / (1 << 20) + "M ");
        dragTo(on(bar("vg0"), 0));
        assertThat(words()).contains(" -L " + extent / (1 << 20) + "M ");
        drop();
        settle();
        assertThat(volume("snap1").bytes()).isEqualTo(extent);
        assertThat(volume("snap1").origin()).contains("lv0");
    }

    @Test
    void theEndOfAStoreIsDrawnOut() {
        // What is drawn anew under the pointer stands where it stood.
        Node bar = bar("snap0");
        Point2D half = on(bar, 1.5), less = on(bar, 0.8), twice = on(bar, 2);
        drag(on(bar, 1), MouseButton.PRIMARY);
        dragTo(half);
        assertThat(words()).isEqualTo("lvextend -L +8M vg0/snap0");
        dragTo(less);
        assertThat(words()).isEmpty();
        assertThat(frame().ghost()).isEmpty();
        dragTo(twice);
        drop();
        settle();
        assertThat(volume("snap0").bytes()).isEqualTo(32L << 20);
    }

    @Test
    void whereADropDoesNothingNothingIsSaid() {
        drag(row("lv0"), MouseButton.PRIMARY);
        dragTo(on(row("snap0"), 0.5));
        assertThat(words()).isEmpty();
        dragTo(on(row("vda"), 0.5));
        assertThat(words()).isEmpty();
        assertThat(lit()).isEmpty();
        assertThat(frame().ghost()).isEmpty();
        drop();
        settle();
        assertThat(ran()).isEmpty();
        assertThat(frame().history().path()).hasSize(4);
    }

    @Test
    void aDropThatWouldBeRefusedSaysSoBefore() {
        begin("vgcreate -f vg0 /dev/pmem0", "lvcreate -L 64M -n lv0 vg0");
        drag(row("lv0"), MouseButton.PRIMARY);
        dragTo(on(bar("vg0"), 1));
        settle();
        assertThat(words()).contains("Would be refused: ");
        drop();
        settle();
        assertThat(frame().explanation()).isPresent();
    }

    @Test
    void nothingIsDoneByDraggingAlone() {
        rightClickOn(row("lv0"));
        settle();
        assertThat(lookup("#storage-snapshot").tryQuery()).isPresent();
        push(KeyCode.ESCAPE);
        rightClickOn(row("snap0"));
        settle();
        assertThat(lookup("#storage-merge").tryQuery()).isPresent();
        assertThat(lookup("#storage-extend").tryQuery()).isPresent();
    }
}
