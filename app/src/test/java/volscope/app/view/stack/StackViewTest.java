package volscope.app.view.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import volscope.app.window.OpenWindow;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** Where DAX ends in a stack, on the simulator. */
class StackViewTest extends OpenWindow {
    private static final List<String> SNAPSHOT = List.of("dmsetup create real --table '0 16384 linear /dev/pmem0 0'",
            "dmsetup create lv0 --table '0 16384 snapshot-origin /dev/mapper/real'");

    StackViewTest() {
        super(new SimulatedMachines(MachineRecording.STEPS, 1));
    }

    private void open(String kernel, List<String> lines) {
        session.open("stack", "", Optional.of(kernel)).join();
        runAll(lines);
        interact(() -> window().open("stack"));
        settle();
    }

    private List<Box> boxes() {
        return lookup(".stack-box").queryAllAs(BoxNode.class).stream().map(BoxNode::box).toList();
    }

    private String reasons() {
        return boxes().stream().flatMap(box -> box.why().stream().map(why -> box.name() + " " + why.layer() + " " + why.word())).sorted()
                .collect(Collectors.joining("; "));
    }

    @Test
    void theFirstLayerWithoutDaxSaysWhy() {
        open("6.1", SNAPSHOT);
        assertThat(reasons()).isEqualTo("lv0 TARGET snapshot-origin");
        assertThat(words(".graph")).contains("snapshot-origin has no DAX", "DAX ends", "DAX");
        runAll(List.of("mkfs.ext4 -q -b 4096 /dev/mapper/lv0", "mkdir -p /mnt/a; mount /dev/mapper/lv0 /mnt/a"));
        assertThat(reasons()).isEqualTo("lv0 TARGET snapshot-origin");
    }

    @Test
    void whereAllAnswersNobodyHasAReason() {
        open("dax-full", SNAPSHOT);
        assertThat(reasons()).isEmpty();
        runAll(List.of("mkfs.ext4 -q -b 4096 /dev/mapper/lv0", "mkdir -p /mnt/a; mount -o dax=never /dev/mapper/lv0 /mnt/a"));
        assertThat(reasons()).isEqualTo("/mnt/a MOUNT ext4");
    }

    @Test
    void aDiskWithoutDaxIsTheReason() {
        open("6.1", List.of("dmsetup create real --table '0 16384 linear /dev/vda 0'"));
        assertThat(reasons()).isEqualTo("vda DISK disk");
    }

    @Test
    void namesAreWholeBesideTheirChips() {
        open("6.1", SNAPSHOT);
        runAll(List.of("dmsetup suspend lv0"));
        assertThat(lookup(".stack-box .name").queryAllAs(Label.class)).isNotEmpty()
                .allSatisfy(name -> assertThat(name.getWidth()).as(name.getText()).isGreaterThanOrEqualTo(name.prefWidth(-1) - 0.5));
        assertThat(words(".graph")).contains("suspended");
    }
}
