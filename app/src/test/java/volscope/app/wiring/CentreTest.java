package volscope.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import volscope.app.session.Act;
import volscope.app.session.Bookmarks;
import volscope.app.session.Frame;
import volscope.app.session.Marks;
import volscope.app.session.Selection;
import volscope.app.session.Track;
import volscope.app.view.TsvTable;
import volscope.app.window.OpenWindow;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** The views in the centre and below, on the simulator: by mouse and by keys. */
class CentreTest extends OpenWindow {
    private static final String SNAPSHOT = "vg0-snap1";
    private static final List<String> TINY = List.of("vgcreate -s 4k vg0 /dev/vda", "lvcreate -l 16 -n lv0 vg0",
            "sec w /dev/vg0/lv0 0 128 A", "lvcreate -s -l 10 -c 4k -n snap1 vg0/lv0", "sec w /dev/vg0/lv0 24 8 B",
            "sec w /dev/vg0/snap1 96 8 E");
    private static final List<String> SMALL = List.of("vgcreate vg0 /dev/vda", "lvcreate -L 64M -n lv0 vg0",
            "lvcreate -s -L 8M -c 4k -n snap1 vg0/lv0", "sec w /dev/vg0/lv0 1600 80 B", "sec w /dev/vg0/lv0 51888 8 C");

    CentreTest() {
        super(new SimulatedMachines(MachineRecording.STEPS, 1));
    }

    private Node lane() {
        return lookup(".lane-pixels").query();
    }

    private long chosen() {
        return frame().selection() instanceof Selection.Chunk(String snapshot, long chunk) && snapshot.equals(SNAPSHOT)
                ? chunk
                : -1;
    }

    @Test
    void aChunkThatTheSnapshotWroteIsSaidToBeItsOwn() {
        runAll(List.of("vgcreate vg0 /dev/vda", "lvcreate -L 16M -n lv0 vg0", "lvcreate -s -c 4k -L 4M -n mine vg0/lv0",
                "sec w /dev/vg0/mine 24 8 D"));
        interact(() -> session.select(new Selection.Chunk("vg0-mine", 3)));
        session.why(new Selection.Chunk("vg0-mine", 3)).join();
        settle();
        assertThat(words("#why")).contains("Chunk 3", "written", "Why does mine read 44?").doesNotContain("copied");
    }

    @Test
    void theMapGoesWhereKeysAndMouseSay() {
        runAll(SMALL);
        clickOn(lane().localToScreen(new Point2D(30, 8)));
        long first = chosen();
        assertThat(first).isNotNegative();
        strike(KeyCode.PERIOD);
        assertThat(frame().revision().exceptions(SNAPSHOT, chosen(), chosen() + 1)).hasSize(1);
        strike(KeyCode.G);
        lookup("#map-place").queryAs(TextField.class).setText("s51888");
        strike(KeyCode.ENTER);
        assertThat(chosen()).isEqualTo(6486);
        assertThat(seen("#map")).contains("chunk 6,486", "slot 12");
        strike(KeyCode.N);
        assertThat(chosen()).isEqualTo(6487);
        strike(KeyCode.P);
        assertThat(chosen()).isEqualTo(6486);
        strike(KeyCode.COMMA);
        assertThat(chosen()).isEqualTo(209);
        strike(KeyCode.DIGIT0);
        assertThat(seen("#map")).noneMatch(word -> word.equals("12 px a chunk"));
        strike(KeyCode.DIGIT1);
        assertThat(seen("#map")).contains("12 px a chunk");
        interact(() -> moveTo(lane().localToScreen(new Point2D(30, 8))));
        scroll(1, javafx.geometry.VerticalDirection.UP);
        settle();
        assertThat(seen("#map")).doesNotContain("12 px a chunk");
    }

    @Test
    void aDragPansAndFoldsLeaveWhatIsRewritten() {
        runAll(SMALL);
        List<String> before = seen("#map");
        drag(lane().localToScreen(new Point2D(30, 80)), MouseButton.PRIMARY).dropTo(lane().localToScreen(new Point2D(30, 8)));
        settle();
        assertThat(seen("#map")).isNotEqualTo(before);
        fire("#map-fold");
        assertThat(lookup("#map-fold").queryAs(javafx.scene.control.ToggleButton.class).getText()).isEqualTo("Identical folded");
    }

    @Test
    void theTableSaysTheSame() {
        runAll(TINY);
        interact(() -> lookup("#map-surface").query().requestFocus());
        strike(KeyCode.ALT, KeyCode.T);
        TsvTable<?> table = (TsvTable<?>) lookup("#map-table").query();
        assertThat(table.tsv().lines().toList()).containsExactly("First chunk\tLast chunk\tChunks\tState\tSlot", "0\t2\t3\tshared\t",
                "3\t3\t1\tcopied\t2", "4\t11\t8\tshared\t", "12\t12\t1\twritten in snap1\t3", "13\t15\t3\tshared\t");
        interact(() -> table.getSelectionModel().select(3));
        assertThat(chosen()).isEqualTo(12);
        strike(KeyCode.ALT, KeyCode.T);
        assertThat(lookup("#map-surface").tryQuery()).isPresent();
        assertThat(seen("#map-legend")).contains("shared", "14", "copied", "written in snap1", "lv0 alone");
    }

    @Test
    void marksOfALessonAreDrawn() {
        runAll(TINY);
        session.mark(List.of(new Marks("vg0/lv0", List.of(8L, 9L, 8L), Marks.Style.NEXT_WRITES),
                new Marks("vg0/lv0", List.of(3L, 8L), Marks.Style.PREDICTED)));
        settle();
        settle();
        assertThat(from(lookup("#map")).lookup(".bubble").queryAll()).extracting(node -> ((Labeled) node).getText())
                .containsExactlyInAnyOrder("1", "2", "3");
        assertThat(from(lookup("#map")).lookup(".mark").queryAll()).hasSize(2);
    }

    @Test
    void oneChunkIsWrittenByItsButtons() {
        runAll(List.of("vgcreate -s 4k vg0 /dev/vda", "lvcreate -l 1 -n lv0 vg0", "sec w /dev/vg0/lv0 0 8 A",
                "lvcreate -s -l 3 -c 4k -n snap1 vg0/lv0"));
        assertThat(seen("#one-chunk")).contains("Chunk 0 is shared by lv0 and snap1. Nobody has written it yet.");
        fire("#write-origin");
        assertThat(frame().history().path().getLast().line()).isEqualTo("sec w /dev/vg0/lv0 0 8 B");
        assertThat(seen("#one-chunk")).contains("lv0 reads B now. snap1 still reads A, from slot 2.", "0 is in 2");
        fire("#write-snapshot");
        assertThat(seen("#one-chunk")).contains("snap1 wrote its own D to slot 2. lv0 reads B.");
    }

    @Test
    void lookingUndoingAndBranchingAreThreeThings() {
        runAll(TINY);
        long end = Track.of(frame().history()).end();
        interact(() -> lookup("#timeline").query().requestFocus());
        strike(KeyCode.LEFT);
        assertThat(frame().look()).isEqualTo(Frame.Look.PAST);
        assertThat(seen("#timeline")).contains("looking back", "t = " + (end - 1));
        strike(KeyCode.B);
        assertThat(injector.getInstance(Bookmarks.class).all()).hasSize(1);
        assertThat(seen("#timeline")).contains("Bookmarks", "step " + (end - 1));
        strike(KeyCode.SHIFT, KeyCode.LEFT);
        strike(KeyCode.CONTROL, KeyCode.RIGHT);
        assertThat(seen("#timeline")).contains("t = " + (end - 1));
        fire("#time-now");
        assertThat(frame().look()).isEqualTo(Frame.Look.NOW);
        session.undo().join();
        settle();
        assertThat(links("#timeline")).contains("sec w snap1 96, undone");
        strike(KeyCode.SHIFT, KeyCode.LEFT);
        runAll(List.of("sec w /dev/vg0/lv0 64 8 C"));
        assertThat(frame().history().path()).hasSize(5);
        assertThat(links("#timeline")).contains("sec w snap1 96, left");
        interact(() -> link("#timeline", "sec w snap1 96, left").fire());
        settle();
        assertThat(frame().look()).isEqualTo(Frame.Look.PAST);
        assertThat(frame().revision().exceptions(SNAPSHOT, 12, 13)).hasSize(1);
        assertThat(links("#timeline")).contains("sec w lv0 64, where lines act");
    }

    private List<String> links(String within) {
        return from(lookup(within)).lookup(".hyperlink").queryAll().stream().map(node -> ((Hyperlink) node).getText()).toList();
    }

    private Hyperlink link(String within, String text) {
        return from(lookup(within)).lookup(".hyperlink").queryAll().stream().map(Hyperlink.class::cast)
                .filter(link -> link.getText().equals(text)).findFirst().orElseThrow();
    }

    @Test
    void theTerminalTellsTheCauseAndLinksWhatIsNamed() {
        runAll(List.of("vgcreate -f vg0 /dev/pmem0", "lvcreate -L 128M -n lv0 vg0"));
        session.run("lvcreate -s -L 4M -n snap0 vg0/lv0", Act.Source.POINTED).join();
        settle();
        assertThat(seen("#terminal")).contains("the cause", "what follows is lvm cleaning up");
        assertThat(seen("#timeline")).anyMatch(word -> word.startsWith("refused at step "));
        Node named = from(lookup("#terminal")).lookup(".terminal-link").queryAll().stream()
                .filter(node -> ((Hyperlink) node).getText().equals("vg0/lv0")).findFirst().orElseThrow();
        interact(() -> ((Hyperlink) named).fire());
        assertThat(frame().selection()).isEqualTo(new Selection.Volume("vg0", "lv0"));
        ListView<?> list = from(lookup("#terminal")).lookup(".list-view").queryAs(ListView.class);
        interact(() -> list.scrollTo(list.getItems().size() - 1));
        settle();
        assertThat(seen("#terminal")).contains("the rule");
    }

    @Test
    void aQuestionIsAnsweredInPlace() {
        runAll(TINY);
        session.run("lvremove vg0/snap1", Act.Source.TYPED).join();
        settle();
        assertThat(frame().facts().volume("vg0", "snap1")).isPresent();
        interact(() -> lookup("#answer-y").queryAs(Button.class).fire());
        settle();
        assertThat(frame().facts().volume("vg0", "snap1")).isEmpty();
    }

    @Test
    void exceptionsAndMapSelectTheSame() {
        runAll(TINY);
        fire("#tab-exceptions");
        TsvTable<?> table = (TsvTable<?>) lookup("#exceptions-table").query();
        assertThat(table.getItems()).hasSize(2);
        interact(() -> table.getSelectionModel().select(1));
        assertThat(chosen()).isEqualTo(12);
        session.select(new Selection.Chunk(SNAPSHOT, 3));
        settle();
        assertThat(table.getSelectionModel().getSelectedIndex()).isZero();
        assertThat(table.tsv()).contains("3\t2\t0, 0\t").contains("sec w /dev/vg0/lv0 24 8 B");
        fire("#exceptions-look");
        assertThat(frame().look()).isEqualTo(Frame.Look.PAST);
        assertThat(frame().revision().exceptions(SNAPSHOT, 0, 16)).hasSize(1);
    }
}
