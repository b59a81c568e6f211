package volscope.app.view.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import volscope.app.session.Frame;
import volscope.app.session.Track;
import volscope.app.window.OpenWindow;
import volscope.model.machine.SnapshotInfo;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** Whatever the mouse does in the timeline, keys do. */
class TimelineKeysTest extends OpenWindow {
    TimelineKeysTest() {
        super(new SimulatedMachines(MachineRecording.STEPS, 1));
    }

    private long moment() {
        Track track = Track.of(frame().history());
        return track.moment(frame().revision().id()).orElseThrow();
    }

    @Test
    void theyMoveOpenAndMark() {
        run(List.of("vgcreate vg0 /dev/vda", "lvcreate -L 16M -n lv0 vg0", "lvcreate -s -l 1 -c 4k -n snap1 vg0/lv0",
                "sec w /dev/vg0/lv0 0 32768 A"));
        assertThat(frame().facts().snapshots().values()).anyMatch(info -> info.state() == SnapshotInfo.State.INVALID);
        long end = Track.of(frame().history()).end();
        interact(() -> lookup("#timeline").query().requestFocus());
        strike(KeyCode.P);
        long problem = moment();
        assertThat(problem).isLessThan(end);
        assertThat(frame().look()).isEqualTo(Frame.Look.PAST);
        strike(KeyCode.ENTER);
        assertThat(lookup("#tab-events").queryAs(ToggleButton.class).isSelected()).isTrue();
        assertThat(moment()).isEqualTo(problem);
        interact(() -> lookup("#timeline").query().requestFocus());
        strike(KeyCode.HOME);
        assertThat(moment()).isZero();
        strike(KeyCode.PAGE_DOWN);
        assertThat(moment()).isEqualTo(Math.max(1, end / 20));
        strike(KeyCode.SHIFT, KeyCode.RIGHT);
        strike(KeyCode.B);
        long marked = moment();
        strike(KeyCode.HOME);
        strike(KeyCode.N);
        assertThat(moment()).isEqualTo(Math.min(marked, problem));
        strike(KeyCode.N);
        assertThat(moment()).isEqualTo(Math.max(marked, problem));
        strike(KeyCode.PLUS);
        assertThat(lookup("#speed-FAST").queryAs(ToggleButton.class).isSelected()).isTrue();
        strike(KeyCode.MINUS);
        assertThat(lookup("#speed-NORMAL").queryAs(ToggleButton.class).isSelected()).isTrue();
        strike(KeyCode.ESCAPE);
        assertThat(frame().look()).isEqualTo(Frame.Look.NOW);
    }

    @Test
    void upAndDownGoToAnotherBranch() {
        run(List.of("vgcreate vg0 /dev/vda", "lvcreate -L 16M -n lv0 vg0"));
        var first = frame().revision().id();
        session.undo().join();
        run(List.of("lvcreate -L 8M -n other vg0"));
        assertThat(frame().revision().id()).isNotEqualTo(first);
        interact(() -> lookup("#timeline").query().requestFocus());
        strike(KeyCode.DOWN);
        assertThat(frame().revision().id()).isEqualTo(first);
    }
}
