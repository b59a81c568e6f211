package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.StepSink;

/** Volume groups that were known before: at every step they are what looking anew finds. */
class KnownGroupsTest {

    private static final List<String> LINES = List.of("vgcreate -s 4k vg0 /dev/vda", "lvcreate -L 1M -n lv0 vg0",
            "sec w /dev/vg0/lv0 0 64 A", "lvcreate -s -L 40k -n snap0 vg0/lv0", "sec w /dev/vg0/lv0 0 16 B", "lvs -a",
            "dmsetup suspend vg0-lv0", "dmsetup resume vg0-lv0", "lvextend -L 44k vg0/snap0", "lvchange -an vg0/snap0 || true",
            "exec 5< /dev/vg0/lv0", "exec 5<&-", "lvchange -pr vg0/lv0", "lvchange -prw vg0/lv0", "lvcreate -s -L 12k -n snap1 vg0/lv0",
            "sec w /dev/vg0/lv0 64 64 C", "lvremove -f vg0/snap1", "lvconvert --merge vg0/snap0", "lvs -a",
            "lvcreate --type thin-pool -L 8M -n pool vg0", "lvcreate -V 16M -n thin --thinpool vg0/pool", "sec w /dev/vg0/thin 0 64 A",
            "lvrename vg0 lv0 lv1", "vgchange -an vg0", "crash all", "vgchange -ay vg0", "pvcreate /dev/vdb", "vgextend vg0 /dev/vdb");

    private final SimulatedMachine machine = (SimulatedMachine) Transcript.open("", "6.1", MachineRecording.STEPS).machine();

    @Test
    void atEveryStepTheyAreWhatLookingAnewFinds() {
        RevisionId at = machine.start();
        int changes = 0;
        for (String line : LINES) {
            Run run = machine.run(at, line);
            for (RevisionId step : run.steps()) {
                var known = machine.revision(step).volumeGroups();
                assertThat(known).as(line).isEqualTo(GroupViews.of(Kernel.open(machine.stateOf(step), StepSink.NONE)));
                changes += known.equals(machine.revision(at).volumeGroups()) ? 0 : 1;
                assertThat(machine.revision(step).volumeGroups()).as(line).isEqualTo(known);
            }
            at = run.end();
        }
        assertThat(changes).isGreaterThan(LINES.size());
    }
}
