package volscope.app.view.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import volscope.app.session.Selection;
import volscope.app.view.TsvTable;
import volscope.app.window.OpenWindow;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** Two volumes beside each other, by keys and by mouse. */
class CompareTest extends OpenWindow {
    CompareTest() {
        super(new SimulatedMachines(MachineRecording.STEPS, 1));
    }

    private void waitForCount(String id, String words) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS,
                () -> words.equals(lookup(id).tryQueryAs(ToggleButton.class).map(ToggleButton::getText).orElse("")));
        settle();
    }

    @Test
    void theTwoSelectedLastAreCompared() throws Exception {
        runAll(List.of("vgcreate -s 4k vg0 /dev/vda", "lvcreate -l 16 -n lv0 vg0", "sec w /dev/vg0/lv0 0 128 A",
                "lvcreate -s -l 10 -c 4k -n snap1 vg0/lv0", "sec w /dev/vg0/lv0 24 8 B", "lvcreate -s -l 10 -c 4k -n snap2 vg0/lv0",
                "sec w /dev/vg0/snap1 96 16 E"));
        select("vg0/snap1");
        select("vg0/snap2");
        interact(() -> lookup("#storage").query().requestFocus());
        strike(KeyCode.C);
        assertThat(lookup("#compare-volume-A").queryComboBox().getValue()).hasToString(frame().facts().volume("vg0", "snap1").toString()
                .replaceAll("^Optional\\[|]$", ""));
        waitForCount("#compare-ONLY_A", "2 only A");
        waitForCount("#compare-ONLY_B", "1 only B");
        TsvTable<?> table = (TsvTable<?>) lookup("#compare-table").query();
        assertThat(table.tsv()).isEqualTo("First chunk\tLast chunk\tChunks\tRewritten\tA begins\tB begins\n"
                + "3\t3\t1\tin snap2 only\t41 41 41 41\t42 42 42 42\n12\t13\t2\tin snap1 only\t45 45 45 45\t41 41 41 41\n");
        fire("#compare-ONLY_B");
        assertThat(table.getItems()).hasSize(1);
        fire("#compare-ONLY_B");
        fire("#compare-swap");
        waitForCount("#compare-ONLY_A", "1 only A");
        interact(() -> table.getSelectionModel().select(1));
        settle();
        assertThat(frame().selection()).isEqualTo(new Selection.Chunk("vg0-snap1", 12));
        ComboBox<Moment> moments = lookup("#compare-moment-B").queryComboBox();
        interact(() -> moments.setValue(moments.getItems().stream().filter(moment -> moment.words().contains("-n snap1")).findFirst()
                .orElseThrow()));
        waitForCount("#compare-ONLY_B", "0 only B");
    }
}
