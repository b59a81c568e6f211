package volscope.app.view.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import org.junit.jupiter.api.Test;
import volscope.app.window.OpenWindow;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** The tree of volumes, on the simulator. */
class StorageViewTest extends OpenWindow {
    StorageViewTest() {
        super(new SimulatedMachines(MachineRecording.STEPS, 1));
    }

    private void find(String text) {
        interact(() -> lookup("#storage-find").queryAs(TextField.class).setText(text));
        settle();
    }

    /** Two hours are told before and after: only the filter counts minutes. */
    @Test
    void aSnapshotIsFoundOnceItIsOldEnoughThoughItsAgeReadsTheSame() {
        runAll(List.of("vgcreate vg0 /dev/vda", "lvcreate -L 64M -n lv0 vg0", "lvcreate -s -L 8M -n snap0 vg0/lv0", "sleep 8400"));
        find("age>150m");
        assertThat(words("#storage")).doesNotContain("snap0");
        runAll(List.of("sleep 1200"));
        assertThat(words("#storage")).contains("snap0");
    }

    @Test
    void theMenuOfARowTellsTheKeysThatDoTheSame() {
        runAll(List.of("vgcreate vg0 /dev/vda", "lvcreate -L 64M -n lv0 vg0", "lvcreate -s -L 8M -n snap0 vg0/lv0"));
        select("vg0/snap0");
        ContextMenu menu = lookup("#storage").queryAs(TreeView.class).getContextMenu();
        interact(() -> menu.show(window().scene().getWindow()));
        assertThat(menu.getItems()).extracting(MenuItem::getText).contains("Merge  M", "Extend  E", "Rename  F2", "Remove  Del", "Reduce");
        interact(menu::hide);
    }
}
