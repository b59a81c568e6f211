package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import volscope.app.fake.FragileMachines;
import volscope.app.session.Act;
import volscope.app.window.OpenWindow;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** A line that breaks the simulation is told, with a report to save, and the lab goes on. */
class CrashSheetTest extends OpenWindow {

    CrashSheetTest() {
        super(new FragileMachines(new SimulatedMachines(MachineRecording.LINES, 1)));
    }

    @Test
    void aLineThatBreaksTheSimulationIsToldAndTheLabGoesOn() {
        enterLine("vgcreate vg0 /dev/vda");
        enterLine(FragileMachines.BREAKS);
        assertThat(words("#crash-sheet")).contains("The simulation broke");
        assertThat(from(lookup("#crash-sheet")).lookup(Text.class::isInstance).queryAllAs(Text.class)).extracting(Text::getText)
                .contains(FragileMachines.BREAKS);
        assertThat(lookup("#crash-report").queryAs(TextArea.class).getText()).contains("IllegalStateException: broken")
                .endsWith("\nvgcreate vg0 /dev/vda\n" + FragileMachines.BREAKS + "\n");
        push(KeyCode.ESCAPE);
        settle();
        assertThat(lookup("#crash-sheet").tryQuery()).isEmpty();
        enterLine("lvcreate -L 4M -n a vg0");
        assertThat(frame().history().path()).extracting(Act::line).containsExactly("vgcreate vg0 /dev/vda", "lvcreate -L 4M -n a vg0");
    }
}
