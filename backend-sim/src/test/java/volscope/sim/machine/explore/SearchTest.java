package volscope.sim.machine.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import volscope.model.machine.Machine;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;
import volscope.model.machine.ScriptLine;
import volscope.sim.check.explore.Canon;
import volscope.sim.kernel.KernelState;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.Moves;
import volscope.sim.machine.SimulatedMachines;

class SearchTest {

    private static final String ONE = """
            #: vda=64K vdb=256K
            dmsetup create base --table '0 64 snapshot-origin /dev/vda'
            dmsetup create snap --table '0 64 snapshot /dev/vda /dev/vdb P 8'
            dmsetup suspend base; dmsetup resume base
            task w sec w /dev/mapper/base 0 8 A
            """;

    private static KernelState start(String script, String kernel) {
        Opening.Lab lab = (Opening.Lab) new SimulatedMachines(MachineRecording.LINES, 1).open(script, Optional.of(kernel));
        Machine machine = lab.machine();
        RevisionId at = machine.start();
        for (ScriptLine line : lab.lines()) {
            Run run = machine.run(at, line.text());
            assertThat(run.exitCode()).as(line.text() + run.text()).isZero();
            at = run.end();
        }
        return Moves.stateOf(machine, at);
    }

    private static Search.Outcome search(String script, Canon.Form form) {
        KernelState start = start(script, "6.1");
        return new Search(start, form, states -> {
        }).run(start);
    }

    @Test
    void hashesMergeWhatIsTheSameAndNothingElse() {
        Search.Outcome hashed = search(ONE, Canon.Form.HASH);
        assertThat(hashed).isInstanceOf(Search.Kept.class).isEqualTo(search(ONE, Canon.Form.EXACT));
        assertThat(((Search.Kept) hashed).states()).isBetween(10L, 100L);
    }
}
