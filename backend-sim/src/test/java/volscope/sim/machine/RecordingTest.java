package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import volscope.model.event.Event;
import volscope.model.machine.Machine;
import volscope.model.machine.MachineFactory;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/** However much of a run is kept, the machine does the same, and by lines nothing that happened is left out. */
class RecordingTest {

    private static final List<String> LINES = List.of("vgcreate vg0 /dev/vda", "lvcreate -L 64M -n lv0 vg0",
            "sec w /dev/vg0/lv0 0 64 A", "lvcreate -s -L 8M -n snap0 vg0/lv0", "sec w /dev/vg0/lv0 0 200 B",
            "lvcreate -s -L 4M -n taken /dev/null", "dmsetup status", "lvconvert --merge vg0/snap0", "sec r /dev/vg0/lv0 0 8",
            "crash worst", "vgs");

    /** What machines said and did. */
    private record Played(List<String> texts, List<Event> events, List<Integer> revisions, List<String> volumes) {
    }

    private static Played play(MachineFactory machines) {
        Machine machine = ((Opening.Lab) machines.open("", Optional.empty())).machine();
        RevisionId at = machine.start();
        Played played = new Played(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String line : LINES) {
            Run run = machine.run(at, line);
            at = run.end();
            played.texts.add(run.exitCode() + " " + run.text());
            played.revisions.add(run.steps().size());
            run.steps().forEach(step -> played.events.addAll(machine.revision(step).events()));
        }
        machine.revision(at).volumeGroups().forEach(group -> group.volumes().forEach(volume -> played.volumes.add(volume.toString())));
        return played;
    }

    @Test
    void byLinesTheSameIsSaidAndHappensAsByStepsInFewerRevisions() {
        Played steps = play(new SimulatedMachines(MachineRecording.STEPS, 1));
        Played lines = play(new SimulatedMachines(MachineRecording.STEPS, 1).byLines());
        assertThat(lines.texts).isEqualTo(steps.texts).anyMatch(text -> text.startsWith("3 ")).anyMatch(text -> text.contains("'A'"));
        assertThat(lines.events).containsExactlyElementsOf(steps.events).hasSizeGreaterThan(30);
        assertThat(lines.volumes).isEqualTo(steps.volumes).isNotEmpty();
        assertThat(lines.revisions.stream().mapToInt(Integer::intValue).sum())
                .isLessThan(steps.revisions.stream().mapToInt(Integer::intValue).sum() / 4);
    }
}
