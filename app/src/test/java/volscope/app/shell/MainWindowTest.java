package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import java.util.concurrent.TimeUnit;
import volscope.app.fake.FakeLabs;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.window.OpenWindow;
import volscope.model.machine.MachineFactory;

class MainWindowTest extends OpenWindow {
    private static final List<String> REPORT = List.of("vgcreate -f vg0 /dev/pmem0", "lvcreate -L 128M -n lv0 vg0",
            "lvcreate -s -L 4M -n snap0 vg0/lv0");

    private final FakeLabs labs = (FakeLabs) injector.getInstance(MachineFactory.class);

    MainWindowTest() {
        super(new FakeLabs());
    }

    @Test
    void aTypedLineIsRunAndSeenInEveryPanel() {
        enterLine("vgcreate -f vg0 /dev/vda");
        assertThat(labs.last().lines()).containsExactly("vgcreate -f vg0 /dev/vda");
        assertThat(words("#terminal")).contains("vgcreate -f vg0 /dev/vda", "  Volume group \"vg0\" successfully created");
        assertThat(words("#storage")).contains("vg0");
    }

    @Test
    void theReportIsRefusedWithItsExplanation() {
        run(REPORT);
        assertThat(lookup("#why").tryQuery()).isPresent();
        assertThat(words("#why")).contains("exit 5", REPORT.getLast());
        assertThat(words("#terminal")).contains("kernel  ",
                "device-mapper: ioctl: can't change device type (old=3 vs new=1) after initial table load.");
    }

    @Test
    void aWayOutTakesTheAttemptBackAndRunsItsLines() {
        run(REPORT);
        fire("#run-WHILE_INACTIVE");
        assertThat(frame().history().path()).extracting(Act::line).containsExactly(REPORT.get(0), REPORT.get(1),
                "lvchange -an vg0/lv0", REPORT.get(2), "lvchange -ay vg0/lv0");
    }

    @Test
    void undoAndRedoWorkByKeyAndByButton() {
        run(List.of("vgcreate -f vg0 /dev/vda"));
        clickOn("#command-line");
        push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(frame().facts().groups()).isEmpty();
        clickOn("#redo");
        assertThat(frame().facts().groups()).hasSize(1);
        clickOn("#undo");
        assertThat(frame().facts().groups()).isEmpty();
    }

    @Test
    void whatIsClickedIsDescribed() {
        run(List.of("vgcreate -f vg0 /dev/vda"));
        clickOn("vg0");
        assertThat(words("#details")).contains("vg0", "volume group", "508\u00a0MiB");
        clickOn("vda");
        assertThat(words("#details")).contains("/dev/vda");
    }

    @Test
    void earlierLinesComeBackAndNamesComplete() {
        run(List.of("vgcreate -f vg0 /dev/vda"));
        clickOn("#command-line").push(KeyCode.UP);
        assertThat(lookup("#command-line").queryTextInputControl().getText()).isEqualTo("vgcreate -f vg0 /dev/vda");
        push(KeyCode.DOWN).write("vg").push(KeyCode.TAB);
        settle();
        assertThat(lookup("#command-line").queryTextInputControl().getText()).isEqualTo("vgcreate ");
    }

    @Test
    void everyControlHasAName() {
        run(REPORT);
        assertThat(lookup(".button").queryAllAs(javafx.scene.control.Button.class)).isNotEmpty()
                .allSatisfy(button -> assertThat(Optional.ofNullable(button.getAccessibleText()).orElse(button.getText())).isNotBlank());
        assertThat(lookup("#storage").queryAs(TreeView.class).getAccessibleText()).isNotBlank();
        assertThat(from(lookup("#terminal")).lookup(".list-view").queryAs(ListView.class).getAccessibleText()).isNotBlank();
    }

    @Test
    void aChunkIsChosenInTheMapByMouseAndByKeys() {
        run(List.of("vgcreate vg0 /dev/vda", "lvcreate -L 128M -n lv0 vg0", "lvcreate -s -n snap0 vg0/lv0", "sec w /dev/vg0/lv0 0 8 B"));
        Node lane = lookup(".lane-pixels").query();
        clickOn(lane.localToScreen(new Point2D(30, 18)));
        assertThat(frame().selection()).isInstanceOf(Selection.Chunk.class);
        push(KeyCode.COMMA);
        assertThat(frame().selection()).isEqualTo(new Selection.Chunk("vg0-snap0", 0));
        settle();
        assertThat(words("#why")).contains("Chunk 0", "slot 2", "copied", "Why does snap0 still read 00?");
        push(KeyCode.RIGHT);
        assertThat(frame().selection()).isEqualTo(new Selection.Chunk("vg0-snap0", 1));
        push(KeyCode.DIGIT0);
        settle();
        assertThat(words("#map")).contains("1 px a chunk");
    }

    @Test
    void aSnapshotIsTwoClicksAway() {
        run(List.of("vgcreate vg0 /dev/vda", "lvcreate -L 128M -n lv0 vg0"));
        clickOn("#tool-snapshot");
        settle();
        clickOn("#act-run");
        settle();
        assertThat(frame().facts().volume("vg0", "snap0")).isPresent();
        assertThat(frame().history().lastAct()).map(Act::source).contains(Act.Source.POINTED);
        assertThat(frame().ghost()).isEmpty();
    }

    @Test
    void aSnapshotByKeysAlone() {
        run(List.of("vgcreate vg0 /dev/vda", "lvcreate -L 128M -n lv0 vg0"));
        push(KeyCode.ALT, KeyCode.DIGIT1).push(KeyCode.INSERT);
        settle();
        push(KeyCode.ENTER);
        settle();
        assertThat(labs.last().lines()).contains("lvcreate -s -n snap0 -L 4M vg0/lv0");
    }

    @Test
    void fieldsAndLineAreOneThingAndTheGhostFollows() {
        run(List.of("vgcreate vg0 /dev/vda", "lvcreate -L 128M -n lv0 vg0"));
        clickOn("#tool-snapshot");
        interact(() -> lookup("#act-line").queryTextInputControl().setText("lvcreate -s -n other -L 8M -c 16k vg0/lv0"));
        assertThat(lookup("#snapshot-name").queryTextInputControl().getText()).isEqualTo("other");
        fire("#size-all");
        assertThat(lookup("#act-line").queryTextInputControl().getText()).isEqualTo("lvcreate -s -n other -L 132M -c 16k vg0/lv0");
        WaitForAsyncUtils.sleep(400, TimeUnit.MILLISECONDS);
        assertThat(words("#storage")).contains("snap0");
        assertThat(words("#details")).contains("After that");
        assertThat(frame().facts().volume("vg0", "snap0")).isEmpty();
        push(KeyCode.ESCAPE);
        settle();
        assertThat(frame().ghost()).isEmpty();
        assertThat(labs.last().lines()).hasSize(2);
    }

    @Test
    void theTimelineLooksAtEveryStep() {
        run(REPORT);
        clickOn("#time-back");
        assertThat(frame().look()).isEqualTo(Frame.Look.PAST);
        assertThat(words("#timeline")).contains("t = 5", "looking back");
        clickOn("#time-first");
        assertThat(frame().facts().groups()).isEmpty();
        clickOn("#time-last");
        assertThat(frame().look()).isEqualTo(Frame.Look.NOW);
    }

    @Test
    void theTimelineKeepsAsManyStepsAsAPersonSets() {
        run(REPORT);
        clickOn("#time-kept");
        clickOn("#time-kept-number").write("2").push(KeyCode.ENTER);
        settle();
        assertThat(words("#timeline")).contains("The last 2 of 6 steps kept");
        assertThat(lookup("#time-folded").query().getAccessibleText()).isEqualTo("older than your limit, folded into a checkpoint");
        clickOn("#time-first");
        assertThat(words("#timeline")).contains("t = 4", "looking back");
    }

    @Test
    void theThemeChangesWithoutARestart() {
        clickOn("#theme");
        assertThat(lookup("#theme").query().getScene().getStylesheets()).anyMatch(sheet -> sheet.contains("tokens-dark"));
    }

    @Test
    void whyAVolumeIsAsItIsStandsInDetailsAndWhySaysSo() {
        run(List.of("vgcreate vg0 /dev/vda", "lvcreate -L 128M -n lv0 vg0", "lvcreate -s -n snap0 vg0/lv0"));
        interact(() -> session.select(new Selection.Volume("vg0", "snap0")));
        settle();
        interact(() -> window().open("why"));
        settle();
        assertThat(lookup("#why-volume").queryAs(Hyperlink.class).getText()).isEqualTo("Why snap0 is as it is: open Details");
        assertThat(lookup("#details").tryQuery().filter(node -> node.getScene() != null && isSeen(node))).isEmpty();
        fire("#why-volume");
        settle();
        assertThat(lookup("#details").tryQuery().filter(node -> node.getScene() != null && isSeen(node))).isPresent();
    }
}
