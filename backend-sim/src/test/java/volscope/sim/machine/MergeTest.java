package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import volscope.model.machine.Machine;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/** Merges a snapshot into its origin, whatever happens meanwhile. */
class MergeTest {

    private static final String READ = "sec r /dev/vg/o 0 4096";

    private Machine machine;
    private RevisionId at;

    @BeforeEach
    void powerOn() {
        machine = Transcript.open("#: pmem0=raw pmem1=raw\n", "6.1", MachineRecording.LINES).machine();
        at = machine.start();
    }

    private Run run(String line) {
        Run run = machine.run(at, line);
        at = run.end();
        return run;
    }

    private void run(List<String> lines) {
        lines.forEach(this::run);
    }

    /** An origin of one letter, with another in part of it since its snapshot. */
    private void prepare() {
        run(List.of("vgcreate vg /dev/vda", "lvcreate -L 4M -n o vg", "sec w /dev/vg/o 0 8192 A", "lvcreate -s -L 8M -n s vg/o",
                "sec w /dev/vg/o 64 800 B", "sec w /dev/vg/o 2000 8 C"));
        assertThat(run(READ).text()).contains("'B'", "'C'");
    }

    /** What can be done to origin and snapshot around the start of a merge. */
    private enum Act {
        OPEN_ORIGIN("exec 8</dev/vg/o"), CLOSE_ORIGIN("exec 8<&-"), OPEN_SNAPSHOT("exec 9</dev/vg/s"), CLOSE_SNAPSHOT("exec 9<&-"), MERGE(
                "lvconvert --merge vg/s"), REFRESH("lvchange --refresh vg/o"), STOP("vgchange -an vg"), START("vgchange -ay vg");

        private final String line;

        Act(String line) {
            this.line = line;
        }
    }

    /** All orders of opening and closing around a merge, and then what lets it begin. */
    static Stream<Arguments> interleavings() {
        List<Arguments> all = new ArrayList<>();
        List<List<Act>> orders = new ArrayList<>();
        weave(List.of(Act.OPEN_ORIGIN, Act.CLOSE_ORIGIN), List.of(Act.OPEN_SNAPSHOT, Act.CLOSE_SNAPSHOT), List.of(), orders);
        for (List<Act> order : orders) {
            for (int place = 0; place <= order.size(); place++) {
                List<Act> acts = new ArrayList<>(order);
                acts.add(place, Act.MERGE);
                all.add(Arguments.of(acts, List.of(Act.REFRESH)));
                all.add(Arguments.of(acts, List.of(Act.STOP, Act.START)));
            }
        }
        return all.stream();
    }

    private static void weave(List<Act> one, List<Act> other, List<Act> soFar, List<List<Act>> orders) {
        if (one.isEmpty() && other.isEmpty()) {
            orders.add(soFar);
        }
        if (!one.isEmpty()) {
            weave(one.subList(1, one.size()), other, plus(soFar, one.get(0)), orders);
        }
        if (!other.isEmpty()) {
            weave(one, other.subList(1, other.size()), plus(soFar, other.get(0)), orders);
        }
    }

    private static List<Act> plus(List<Act> acts, Act act) {
        List<Act> more = new ArrayList<>(acts);
        more.add(act);
        return List.copyOf(more);
    }

    @ParameterizedTest
    @MethodSource("interleavings")
    void theContentIsThatOfTheSnapshotInEveryOrder(List<Act> around, List<Act> after) {
        prepare();
        boolean open = false;
        boolean delayed = false;
        int opens = 0;
        for (Act act : around) {
            Run run = run(act.line);
            opens += act.name().startsWith("OPEN") ? 1 : act.name().startsWith("CLOSE") ? -1 : 0;
            open |= act == Act.MERGE && opens > 0;
            delayed |= act == Act.MERGE && run.text().contains("will occur on next activation");
        }
        assertThat(delayed).isEqualTo(open);
        for (Act act : after) {
            run(act.line);
        }
        assertThat(run(READ).text()).isEqualTo("0+4096 'A'\n");
        assertThat(run("lvs -a --noheadings -o lv_name vg").text().strip()).isEqualTo("o");
        assertThat(run("dmsetup table").text()).isEqualTo("vg-o: 0 8192 linear 254:0 2048\n");
    }

    @Test
    void aMergeTakesTimeAndShowsHowFarItIs() {
        large();
        String said = run("lvconvert --merge -i 1 vg/bs").text();
        List<String> merged = said.lines().filter(line -> line.contains("Merged:")).toList();
        assertThat(merged).hasSizeGreaterThan(1);
        assertThat(merged.stream().map(line -> Double.valueOf(line.replaceAll("[^0-9.]", ""))).toList()).isSorted().doesNotHaveDuplicates();
        assertThat(merged.getLast()).isEqualTo("  vg/big: Merged: 100.00%");
        assertThat(said).endsWith("  Logical volume \"bs\" successfully removed.\n");
    }

    /** A large origin all of which has changed since its snapshot. */
    private void large() {
        run(List.of("vgcreate vg /dev/vda", "lvcreate -L 100M -n big vg", "sec w /dev/vg/big 0 204800 A",
                "lvcreate -s -L 104M -n bs vg/big",
                "sec w /dev/vg/big 0 204800 B"));
    }

    @Test
    void aMergeInTheBackgroundGoesOnWhileTimePasses() {
        large();
        run("lvconvert --merge -b vg/bs");
        assertThat(run("lvs -a --noheadings -o lv_name,lv_attr vg").text()).contains("[bs]", "Owi-a-s---");
        assertThat(run("lvcreate -s -L 4M -n x vg/big").exitCode()).isEqualTo(5);
        run("sleep 20");
        assertThat(run("lvs -a --noheadings -o lv_name,lv_attr vg").text().strip()).isEqualTo("big  -wi-a-----");
        assertThat(run("sec c /dev/vg/big 0 204800 A").exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"crash none", "crash all", "crash worst", "reboot"})
    void aMergeGoesOnAfterThePowerWasAway(String cut) {
        large();
        run("lvconvert --merge -b vg/bs");
        run("sync");
        run(cut);
        run("sleep 30");
        assertThat(run("sec c /dev/vg/big 0 204800 A").exitCode()).isZero();
        assertThat(run("lvs -a --noheadings -o lv_name vg").text().strip()).isEqualTo("big");
    }

    @Test
    void aMergeThatFailedGoesOnWhereItStopped() {
        large();
        run(List.of("lvconvert --merge -b vg/bs", "T=$(dmsetup table vg-bs-cow)", "dmsetup reload vg-bs-cow --table '0 212992 error'",
                "dmsetup resume vg-bs-cow", "sleep 1"));
        assertThat(run("lvs -a --noheadings -o lv_attr vg").text()).contains("Owi-m-s---", "Swi-m-s---");
        assertThat(run("lvremove vg/bs").text()).startsWith(
                "Removing snapshot vg/bs that failed to merge may leave origin vg/big inconsistent. Proceed? [y/n]: [n]");
        run(List.of("dmsetup reload vg-bs-cow --table \"$T\"", "dmsetup resume vg-bs-cow", "lvchange -an vg/big", "lvchange -ay vg/big",
                "sleep 20"));
        assertThat(run("lvs -a --noheadings -o lv_name,lv_attr vg").text().strip()).isEqualTo("big  -wi-a-----");
        assertThat(run("sec c /dev/vg/big 0 204800 A").exitCode()).isZero();
    }

    @Test
    void aMergeThatNobodyWatchesIsRemovedWhenItIsWatchedAgain() {
        prepare();
        run(List.of("exec 8</dev/vg/o", "lvconvert --merge vg/s", "exec 8<&-", "vgchange -an vg", "lvchange -ay --poll n vg/o"));
        assertThat(run(READ).text()).isEqualTo("0+4096 'A'\n");
        assertThat(run("lvs -a --noheadings -o lv_attr vg").text()).contains("Owi-a-s---", "Swi-a-s---");
        run("lvchange --poll y vg/o");
        assertThat(run("lvs -a --noheadings -o lv_attr vg").text().strip()).isEqualTo("-wi-a-----");
    }

    @Test
    void aMergeWhoseOriginIsSuspendedIsEndedAndTheOriginRunsAgain() {
        prepare();
        run(List.of("exec 8</dev/vg/o", "lvconvert --merge vg/s", "exec 8<&-", "vgchange -an vg", "lvchange -ay --poll n vg/o",
                "dmsetup suspend vg-o"));
        assertThat(run("lvs -a --noheadings -o lv_attr vg").text()).contains("Owi-s-s---", "Swi-s-s---");
        assertThat(run("lvchange --poll y vg/o").exitCode()).isZero();
        assertThat(run("lvs -a --noheadings -o lv_attr vg").text().strip()).isEqualTo("-wi-a-----");
        assertThat(run("dmsetup table").text()).isEqualTo("vg-o: 0 8192 linear 254:0 2048\n");
        assertThat(run(READ).text()).isEqualTo("0+4096 'A'\n");
    }

    @Test
    void otherSnapshotsKeepWhatTheySaw() {
        prepare();
        run(List.of("lvcreate -s -L 8M -n t vg/o", "lvconvert --merge vg/s"));
        assertThat(run(READ).text()).isEqualTo("0+4096 'A'\n");
        assertThat(run("sec r /dev/vg/t 0 4096").text()).contains("64+800 'B'", "2000+8 'C'");
    }
}
