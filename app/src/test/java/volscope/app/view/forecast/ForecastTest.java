package volscope.app.view.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import volscope.app.session.Act;
import volscope.app.session.Policy;
import volscope.app.window.OpenWindow;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** The forecast in the window: its sentences, its fields, its buttons. */
class ForecastTest extends OpenWindow {
    ForecastTest() {
        super(new SimulatedMachines(MachineRecording.STEPS, 1));
    }

    @Test
    void itSaysWhenItIsFullAndWritesThePolicy() {
        runAll(List.of("vgcreate vg0 /dev/vda", "lvcreate -L 64M -n lv0 vg0", "lvcreate -s -L 8M -c 4k -n snap1 vg0/lv0",
                "sec w /dev/vg0/lv0 1600 320 B", "sleep 10"));
        fire("#tab-forecast");
        var info = frame().facts().snapshots().get("vg0-snap1");
        assertThat(info).isNotNull();
        assertThat(seen("#forecast")).contains("snap1 is full in", "8\u00a0min", "  snapshot_autoextend_threshold = 100");
        interact(() -> lookup("#forecast-threshold").queryAs(TextField.class).setText("70"));
        interact(() -> lookup("#forecast-percent").queryAs(TextField.class).setText("300"));
        settle();
        assertThat(seen("#forecast")).contains("  snapshot_autoextend_threshold = 70", "  snapshot_autoextend_percent = 300");
        interact(() -> lookup("#forecast-threshold").queryAs(TextField.class).setText("7"));
        assertThat(lookup("#forecast-threshold").query().getStyleClass()).contains("wrong");
        interact(() -> lookup("#forecast-threshold").queryAs(TextField.class).setText("70"));
        settle();
        fire("#forecast-write");
        assertThat(frame().history().path().stream().map(Act::line).toList().reversed().subList(0, 2))
                .containsExactly("lvchange --monitor y vg0/snap1",
                        "sed -i -e 's/\\bmonitoring = 0/monitoring = 1/' -e 's/^activation {/activation { snapshot_autoextend_threshold = 70 /' "
                                + "-e 's/^activation {/activation { snapshot_autoextend_percent = 300 /' /etc/lvm/lvm.conf");
        assertThat(frame().facts().monitored()).containsExactly("vg0-snap1");
        assertThat(Policy.of(frame().revision())).isEqualTo(new Policy(1, 70, 300));
        fire("#forecast-extend");
        assertThat(frame().history().lastAct().orElseThrow().line()).isEqualTo("lvextend -L +24M vg0/snap1");
        assertThat(frame().facts().volume("vg0", "snap1").orElseThrow().bytes()).isEqualTo(32 << 20);
    }

    @Test
    void aDeadStoreHasNoRate() {
        runAll(List.of("vgcreate -s 4k vg0 /dev/vda", "lvcreate -L 64k -n lv0 vg0", "lvcreate -s -L 12k -n snap1 vg0/lv0",
                "sec w /dev/vg0/lv0 0 16 B", "sleep 1"));
        fire("#tab-forecast");
        assertThat(seen("#forecast")).contains("snap1 is", "invalid").noneMatch(words -> words.contains("first writes"));
    }
}
