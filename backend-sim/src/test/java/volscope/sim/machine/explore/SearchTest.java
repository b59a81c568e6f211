package volscope.sim.machine.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import volscope.model.machine.Exploration;
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

/** All orders of a script's tasks: what is the same is met once, and coarser steps change no verdict. */
class SearchTest {

    private static final String ONE = """
            #: vda=64K vdb=256K
            dmsetup create base --table '0 64 snapshot-origin /dev/vda'
            dmsetup create snap --table '0 64 snapshot /dev/vda /dev/vdb P 8'
            dmsetup suspend base; dmsetup resume base
            task w sec w /dev/mapper/base 0 8 A
            """;
    private static final String TWO = ONE + "task v sec w /dev/mapper/base 8 8 B\n";

    static KernelState start(String script, String kernel) {
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

    private static long states(String script, Canon.Form form, Moves.Grain grain, int workers) {
        Search.Outcome outcome = new Search(start(script, "6.1"), form, grain, 1000, workers,
                states -> Exploration.Wish.GO_ON).run();
        assertThat(outcome).isInstanceOf(Search.Kept.class);
        return ((Search.Kept) outcome).states();
    }

    @Test
    void hashesMergeWhatIsTheSameAndNothingElse() {
        long exact = states(TWO, Canon.Form.EXACT, Moves.Grain.JOINED, 1);
        assertThat(states(TWO, Canon.Form.HASH, Moves.Grain.JOINED, 2)).isEqualTo(exact).isBetween(50L, 1000L);
    }

    @Test
    void joinedStepsAreFewer() {
        long single = states(ONE, Canon.Form.HASH, Moves.Grain.SINGLE, 1);
        assertThat(states(ONE, Canon.Form.HASH, Moves.Grain.JOINED, 2)).isBetween(4L, single - 1);
    }
}
