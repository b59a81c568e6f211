package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;
import volscope.app.lab.Lab;
import volscope.app.lab.Sandbox;
import volscope.app.session.Act;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Track;
import volscope.model.machine.Machine;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.ScriptLine;

/** What is done by mouse is a line, and the line alone does the same. */
class ActsTest extends SimulatedWindow {
    private static final long FORESEEN = 400;
    private static final Lab REPORT = new Lab("report",
            "vgcreate -f vg0 /dev/pmem0\nlvcreate -L 128M -n lv0 vg0\nlvcreate -s -L 4M -n snap0 vg0/lv0\n", Optional.empty());

    private String openForm(String tool) {
        interact(() -> window().all().stream().filter(command -> command.id().endsWith("." + tool)).forEach(WindowCommand::run));
        settle();
        return lookup("#act-line").queryTextInputControl().getText();
    }

    private void foresee() {
        WaitForAsyncUtils.sleep(FORESEEN, TimeUnit.MILLISECONDS);
        settle();
    }

    /** Opens the lab anew in another machine and runs what this one ran. */
    private static Facts again(Lab lab, List<String> lines) {
        Opening.Lab opened = (Opening.Lab) new OneMachine().open(lab.script(), Optional.empty());
        Machine machine = opened.machine();
        RevisionId at = machine.start();
        for (String line : lines) {
            at = machine.run(at, line).end();
        }
        return Facts.of(machine.revision(at));
    }

    private List<String> path() {
        return frame().history().path().stream().map(Act::line).toList();
    }

    @ParameterizedTest
    @CsvSource({"snapshot,TINY,vg0/lv0", "write,TINY,vg0/lv0", "write,TINY,vg0/snap1", "remove,TINY,vg0/snap1", "rename,TINY,vg0/snap1",
        "merge,TINY,vg0/snap1", "extend,SMALL,vg0/snap1"})
    void theLineOfAnActDoesTheSameInAnotherMachine(String tool, Sandbox sandbox, String volume) {
        open(sandbox);
        select(volume);
        RevisionId before = frame().revision().id();
        String line = openForm(tool);
        fire("#act-run");
        assertThat(path()).last().isEqualTo(line);
        RevisionId other = machines.last().run(before, line).end();
        assertThat(machines.last().difference(frame().revision().id(), other).isEmpty()).isTrue();
        assertThat(machines.last().difference(before, other).isEmpty()).isFalse();
        assertThat(again(sandbox.lab(), path())).isEqualTo(frame().facts());
    }

    @Test
    void aLineThatASuspendedDeviceKeepsGoesOnByAClick() {
        open(Sandbox.TINY);
        session.runLines(List.of("dmsetup suspend vg0-lv0", "sec w /dev/vg0/lv0 0 8 A"), Act.Source.TYPED).join();
        settle();
        assertThat(frame().revision().waiting()).containsExactly("sec w /dev/vg0/lv0 0 8 A");
        fire("#run-LET_RUN");
        assertThat(path()).endsWith("dmsetup suspend vg0-lv0", "sec w /dev/vg0/lv0 0 8 A", "dmsetup resume vg0-lv0");
        assertThat(frame().revision().waiting()).isEmpty();
    }

    @Test
    void whatAClickWouldDoIsSaidAnewOnceItWasDone() {
        open(Sandbox.TINY);
        select("vg0/lv0");
        moveTo("#tool-snapshot");
        settle();
        assertThat(lookup(".preview .mono").queryAs(Label.class).getText()).contains("-n snap2 ");
        clickOn("#tool-snapshot");
        interact(() -> lookup("#act-run").queryButton().fire());
        settle();
        assertThat(frame().facts().volume("vg0", "snap2")).isPresent();
        assertThat(lookup(".preview .mono").queryAs(Label.class).getText()).contains("-n snap3 ");
    }

    @Test
    void theSwitchOfTheWorldIsALine() {
        open(Sandbox.TINY);
        interact(() -> lookup("#world-designed").queryAs(javafx.scene.control.ToggleButton.class).fire());
        settle();
        assertThat(path()).last().asString().startsWith("profile dax-");
        assertThat(again(Sandbox.TINY.lab(), path())).isEqualTo(frame().facts());
    }

    @ParameterizedTest
    @CsvSource({"WHILE_INACTIVE", "DISK_ORIGIN", "DESIGNED_KERNEL"})
    void aWayOutIsItsLines(String way) {
        open(REPORT);
        assertThat(frame().explanation()).isPresent();
        interact(() -> lookup("#run-" + way).queryButton().fire());
        settle();
        assertThat(path()).doesNotHaveDuplicates().hasSizeGreaterThan(3);
        assertThat(again(REPORT, path())).isEqualTo(frame().facts());
    }

    @Test
    void undoAndRedoGiveTheSameRevisionsBack() {
        open(Sandbox.TINY);
        RevisionId end = frame().revision().id();
        push(KeyCode.ALT, KeyCode.DIGIT1);
        int lines = path().size();
        for (int i = 0; i < lines; i++) {
            push(KeyCode.CONTROL, KeyCode.Z);
        }
        settle();
        assertThat(frame().facts().groups()).isEmpty();
        for (int i = 0; i < lines; i++) {
            push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        }
        settle();
        assertThat(frame().revision().id()).isEqualTo(end);
    }

    @Test
    void anActInThePastIsABranchAndTheOldFutureStays() {
        open(Sandbox.TINY);
        Track track = Track.of(frame().history());
        RevisionId end = frame().revision().id();
        session.look(track.at(track.end() - 2));
        settle();
        openForm("snapshot");
        interact(() -> lookup("#act-run").queryButton().fire());
        settle();
        assertThat(frame().look()).isEqualTo(Frame.Look.NOW);
        assertThat(frame().history().branches()).isEqualTo(2);
        assertThat(frame().facts().volume("vg0", "snap2")).isPresent();
        assertThat(Facts.of(session.revision(end)).volume("vg0", "snap2")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"snapshot|snapshot-name|..", "snapshot|snapshot-name|snap1", "snapshot|snapshot-name|a b",
        "snapshot|act-line|lvcreate -s -n x -L 9999T vg0/lv0", "snapshot|act-line|lvcreate --colour red", "snapshot|act-line|nonsense",
        "write|write-device|/dev/nothing", "write|write-sector|xyz", "write|write-count|-3", "write|write-sector|999999999999",
        "remove|act-line|lvremove -f vg0/none", "extend|act-line|lvextend -L +9999T vg0/lv0"})
    void garbageInAFieldIsToldInASentenceAndChangesNothing(String tool, String field, String garbage) {
        open(Sandbox.TINY);
        RevisionId before = frame().revision().id();
        openForm(tool);
        interact(() -> lookup("#" + field).queryAs(TextInputControl.class).setText(garbage));
        interact(() -> lookup("#act-run").queryButton().fire());
        foresee();
        assertThat(words(".act-form")).anyMatch(text -> text != null && text.length() > 10 && complaints().contains(text));
        assertThat(frame().revision().id()).isEqualTo(before);
        assertThat(machines.last().children(before)).isEmpty();
    }

    private List<String> complaints() {
        return lookup(".complaint").queryAllAs(javafx.scene.control.Label.class).stream().map(javafx.scene.control.Label::getText)
                .filter(text -> !text.isBlank()).toList();
    }

    @Test
    void theSentenceIsTheCommandsAndStandsAtTheField() {
        open(Sandbox.TINY);
        openForm("snapshot");
        interact(() -> lookup("#snapshot-name").queryTextInputControl().setText("snap1"));
        foresee();
        String line = lookup("#act-line").queryTextInputControl().getText();
        String said = machines.last().preview(frame().revision().id(), line).text().strip();
        assertThat(complaints()).containsExactly(said);
        assertThat(lookup("#act-complaint").queryLabeled().getText()).isEmpty();
    }

    @Test
    void fieldsAndLineMoveEachOther() {
        open(Sandbox.SMALL);
        openForm("snapshot");
        interact(() -> lookup("#act-size").queryAs(javafx.scene.control.Slider.class).setValue(3));
        assertThat(lookup("#act-line").queryTextInputControl().getText()).isEqualTo("lvcreate -s -n snap2 -L 12M vg0/lv0");
        interact(() -> lookup("#act-line").queryTextInputControl().setText("lvcreate -s -n other -L 8M -p r vg0/lv0"));
        assertThat(lookup("#act-size").queryAs(javafx.scene.control.Slider.class).getValue()).isEqualTo(2);
        assertThat(lookup("#snapshot-permission").queryAs(ComboBox.class).getValue()).isEqualTo("r");
        assertThat(lookup("#snapshot-name").queryTextInputControl().getText()).isEqualTo("other");
    }

    @Test
    void theSheetOfDetailsForetellsWhatCreateDoes() {
        open(Sandbox.SMALL);
        openForm("snapshot");
        foresee();
        assertThat(frame().ghost()).isPresent();
        assertThat(lookup("#details").lookup(".consequence").queryAll()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void snapshotNowIsOneClickMore() {
        open(Sandbox.SMALL);
        clickOn("#tool-snapshot-more");
        clickOn("#tool-snapshot-now");
        settle();
        assertThat(frame().facts().volume("vg0", "snap2")).isPresent();
    }
}
