package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import volscope.app.session.Act;
import volscope.model.machine.Difference;
import volscope.model.machine.LogicalVolumeInfo;

/** Keys where several rows of the tree are chosen: the act is about all of them, seen before it is done. */
class SeveralRowsTest extends CheckedWindow {
    private static final String REMOVE = "lvremove -f vg0/snap0 vg0/snap1";

    @BeforeEach
    void twoOfThreeSnapshots() {
        begin("vgcreate vg0 /dev/vda", "lvcreate -L 64M -n lv0 vg0", "lvcreate -s -L 8M -n snap0 vg0/lv0",
                "lvcreate -s -L 8M -n snap1 vg0/lv0", "lvcreate -s -L 8M -n snap2 vg0/lv0");
        clickOn(row("snap0"));
        strike(KeyCode.SHIFT, KeyCode.DOWN);
        assertThat(lookup("#storage .tree-cell:selected .name").queryAllAs(Labeled.class)).extracting(Labeled::getText)
                .containsExactlyInAnyOrder("snap0", "snap1");
    }

    private List<String> volumes() {
        return frame().facts().groups().getFirst().volumes().stream().map(LogicalVolumeInfo::name).toList();
    }

    private List<String> going() {
        return frame().ghost().stream().flatMap(ghost -> ghost.difference().volumes().stream())
                .filter(change -> change.kind() == Difference.Kind.REMOVED).map(Difference.Change::name).sorted().toList();
    }

    private boolean isMenuOpen() {
        return lookup("#storage-many-remove").tryQuery().isPresent();
    }

    @Test
    void deleteShowsThatAllOfThemGoAndEnterRemovesThem() {
        strike(KeyCode.DELETE);
        assertThat(isMenuOpen()).isTrue();
        assertThat(going()).containsExactly("vg0/snap0", "vg0/snap1");
        assertThat(volumes()).hasSize(4);
        strike(KeyCode.ENTER);
        assertThat(frame().history().lastAct().map(Act::line)).contains(REMOVE);
        assertThat(volumes()).containsExactly("lv0", "snap2");
        assertThat(frame().ghost()).isEmpty();
    }

    @Test
    void theButtonSaysHowManyGoAndDoesWhatDeleteDoes() {
        moveTo("#tool-remove");
        settle();
        Button remove = lookup("#tool-remove").queryButton();
        assertThat(remove.getTooltip().getText()).startsWith("Remove 2 volumes");
        assertThat(remove.getAccessibleText()).isEqualTo("Remove 2 volumes");
        assertThat(lookup(".preview .mono").queryLabeled().getText()).isEqualTo(REMOVE);
        assertThat(going()).containsExactly("vg0/snap0", "vg0/snap1");
        clickOn("#tool-remove");
        settle();
        assertThat(isMenuOpen()).isTrue();
        strike(KeyCode.ENTER);
        assertThat(frame().history().lastAct().map(Act::line)).contains(REMOVE);
        clickOn(row("snap2"));
        moveTo("#tool-remove");
        settle();
        assertThat(remove.getAccessibleText()).isEqualTo("Remove");
    }

    @Test
    void escapeLeavesThemAll() {
        strike(KeyCode.DELETE);
        assertThat(isMenuOpen()).isTrue();
        strike(KeyCode.ESCAPE);
        assertThat(isMenuOpen()).isFalse();
        assertThat(frame().ghost()).isEmpty();
        assertThat(volumes()).hasSize(4);
        assertThat(frame().history().path()).hasSize(5);
    }

    @Test
    void ofOneRowTheFormOpens() {
        clickOn(row("snap2"));
        strike(KeyCode.DELETE);
        assertThat(isMenuOpen()).isFalse();
        assertThat(lookup("#act-run").tryQuery()).isPresent();
    }
}
