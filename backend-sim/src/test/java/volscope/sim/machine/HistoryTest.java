package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import volscope.model.machine.Cause;
import volscope.model.machine.Difference;
import volscope.model.machine.Machine;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;
import volscope.model.machine.SnapshotInfo;

/** Revisions: they stay as they are, branch, compare, and tell why. */
class HistoryTest {

    private static final List<String> DISK = List.of("vgcreate vg0 /dev/vda", "lvcreate -L 16M -n lv0 vg0", "sec w /dev/vg0/lv0 0 64 A",
            "lvcreate -s -L 4M -n snap0 vg0/lv0");

    private final Machine machine = Transcript.open("", "6.1", MachineRecording.STEPS).machine();

    private RevisionId play(RevisionId from, List<String> lines) {
        RevisionId at = from;
        for (String line : lines) {
            Run run = machine.run(at, line);
            assertThat(run.exitCode()).as("%s: %s", line, run.text()).isZero();
            at = run.end();
        }
        return at;
    }

    private String status(RevisionId at) {
        SnapshotInfo info = machine.revision(at).snapshot("vg0-snap0").orElseThrow();
        return info.exceptions() + " of " + info.originChunks() + ", " + info.allocatedSectors() + "/" + info.totalSectors();
    }

    @Test
    void actingInThePastLeavesTheFutureAsItIs() {
        RevisionId made = play(machine.start(), DISK);
        RevisionId one = play(made, List.of("sec w /dev/vg0/lv0 0 8 B"));
        RevisionId two = play(made, List.of("sec w /dev/vg0/lv0 0 24 C"));
        assertThat(status(made)).isEqualTo("0 of 4096, 16/8192");
        assertThat(status(one)).isEqualTo("1 of 4096, 24/8192");
        assertThat(status(two)).isEqualTo("3 of 4096, 40/8192");
        assertThat(machine.children(made)).hasSize(2);
        assertThat(machine.revision(one).bytes("vg0-snap0", 0, 2)).hasValueSatisfying(bytes -> assertThat(bytes).containsExactly('A', 'A'));
        assertThat(machine.revision(two).bytes("vg0-lv0", 4096, 1)).hasValueSatisfying(bytes -> assertThat(bytes).containsExactly('C'));
    }

    @Test
    void keepsEachStepOfACopy() {
        RevisionId made = play(machine.start(), DISK);
        Run write = machine.run(made, "sec w /dev/vg0/lv0 0 8 B");
        List<String> seen = new ArrayList<>();
        for (RevisionId step : write.steps()) {
            SnapshotInfo info = machine.revision(step).snapshot("vg0-snap0").orElseThrow();
            String state = info.pending() + " pending, " + info.exceptions() + " complete";
            if (seen.isEmpty() || !seen.getLast().equals(state)) {
                seen.add(state);
            }
        }
        assertThat(seen).containsExactly("0 pending, 0 complete", "1 pending, 0 complete", "0 pending, 1 complete");
    }

    @Test
    void aPreviewTellsTheDifferenceAndKeepsNothing() {
        RevisionId made = play(machine.start(), DISK.subList(0, 3));
        Run preview = machine.preview(made, DISK.get(3));
        Difference difference = machine.difference(made, preview.end());
        assertThat(difference.volumes()).contains(new Difference.Change("vg0/snap0", Difference.Kind.ADDED));
        assertThat(difference.devices()).contains(new Difference.Change("vg0-lv0-real", Difference.Kind.ADDED),
                new Difference.Change("vg0-lv0", Difference.Kind.CHANGED));
        assertThat(machine.children(made)).isEmpty();
        assertThat(machine.difference(made, made).isEmpty()).isTrue();
    }

    @Test
    void theDifferenceOfAWriteIsItsChunk() {
        RevisionId made = play(machine.start(), DISK);
        RevisionId written = play(made, List.of("sec w /dev/vg0/lv0 17 1 B"));
        assertThat(machine.difference(made, written).exceptions()).containsExactly(new Difference.Extent("vg0-snap0", 2, 3));
    }

    @Test
    void tellsWhyAChunkReadsAsItDoes() {
        RevisionId made = play(machine.start(), DISK);
        RevisionId at = play(made, List.of("sec w /dev/vg0/lv0 0 8 B", "sec w /dev/vg0/lv0 64 8 C"));
        List<Cause> causes = machine.why(at, "vg0-snap0", 0);
        assertThat(causes).extracting(Cause::kind).containsExactly(Cause.Kind.COPIED, Cause.Kind.ORIGIN_WRITTEN, Cause.Kind.SNAPSHOT_TAKEN,
                Cause.Kind.ORIGIN_WRITTEN);
        assertThat(causes).extracting(Cause::line).containsExactly("sec w /dev/vg0/lv0 0 8 B", "sec w /dev/vg0/lv0 0 8 B", DISK.get(3),
                DISK.get(2));
        assertThat(machine.why(at, "vg0-snap0", 5)).extracting(Cause::kind).containsExactly(Cause.Kind.SNAPSHOT_TAKEN,
                Cause.Kind.ORIGIN_WRITTEN);
    }

    @Test
    void anotherProfilePlaysTheLinesFromTheStart() {
        List<String> report = List.of("vgcreate -f vg0 /dev/pmem0", "lvcreate -L 16M -n lv0 vg0");
        RevisionId at = play(machine.start(), report);
        Run refused = machine.run(at, "lvcreate -s -L 4M -n snap0 vg0/lv0");
        assertThat(refused.exitCode()).isEqualTo(5);
        Run switched = machine.run(at, "profile dax-origin");
        assertThat(machine.revision(switched.end()).kernel()).isEqualTo("dax-origin");
        assertThat(machine.run(switched.end(), "lvcreate -s -L 4M -n snap0 vg0/lv0").exitCode()).isZero();
        assertThat(machine.run(at, "profile 3.14").exitCode()).isEqualTo(2);
    }

    @Test
    void oneSeedGivesOneHistory() {
        Machine other = Transcript.open("", "6.1", MachineRecording.STEPS).machine();
        RevisionId ours = machine.start();
        RevisionId theirs = other.start();
        for (String line : DISK) {
            Run here = machine.run(ours, line);
            Run there = other.run(theirs, line);
            assertThat(here.output()).isEqualTo(there.output());
            assertThat(here.operations()).isEqualTo(there.operations());
            ours = here.end();
            theirs = there.end();
        }
        assertThat(machine.revision(ours).step()).isEqualTo(other.revision(theirs).step());
        assertThat(Optional.of(machine.revision(ours).nanos())).contains(other.revision(theirs).nanos());
    }

    @Test
    void whatIsForgottenIsUnknownAndTheRestGoesOn() {
        RevisionId made = play(machine.start(), DISK);
        Run gone = machine.run(made, "sec w /dev/vg0/lv0 0 8 B");
        Run kept = machine.run(made, "sec w /dev/vg0/lv0 8 8 C");
        machine.forget(gone.steps());
        assertThatThrownBy(() -> machine.revision(gone.end())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> machine.run(gone.end(), "lvs")).isInstanceOf(IllegalArgumentException.class);
        assertThat(machine.children(made)).containsExactly(kept.steps().getFirst());
        Run again = machine.run(made, "sec w /dev/vg0/lv0 0 8 B");
        assertThat(again.end()).isGreaterThan(kept.end());
        assertThat(status(again.end())).isEqualTo(status(kept.end()));
    }

    @Test
    void whatIsFoldedReadsAsTheCheckpoint() {
        RevisionId made = play(machine.start(), DISK);
        RevisionId one = play(made, List.of("sec w /dev/vg0/lv0 0 8 B"));
        RevisionId two = play(one, List.of("sec w /dev/vg0/lv0 8 8 C"));
        String label = machine.revision(made).label();
        machine.fold(one);
        assertThat(status(made)).isEqualTo(status(one)).isEqualTo("1 of 4096, 24/8192");
        assertThat(machine.revision(made).label()).isEqualTo(label);
        assertThat(status(two)).isEqualTo("2 of 4096, 32/8192");
        assertThat(machine.why(two, "vg0-snap0", 0)).extracting(Cause::kind).contains(Cause.Kind.COPIED);
        machine.fold(two);
        assertThat(status(one)).isEqualTo(status(two));
        Run other = machine.run(two, "profile 6.12");
        assertThat(status(other.end())).isEqualTo("2 of 4096, 32/8192");
    }
}
