package volscope.sim.machine.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import volscope.model.machine.Exploration;
import volscope.model.machine.Machine;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;
import volscope.model.machine.ScriptLine;
import volscope.sim.check.explore.Canon;
import volscope.sim.check.explore.Strangers;
import volscope.sim.check.explore.Summary;
import volscope.sim.kernel.KernelState;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.Move;
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

    private static final String CACHED = """
            #: nvdimm=4M
            dmsetup create lv0 --table '0 1024 linear /dev/pmem0 4'
            mkfs.ext4 -q -b 4096 -O ^has_journal /dev/mapper/lv0
            mkdir -p /mnt/a; mount /dev/mapper/lv0 /mnt/a
            dd if=/dev/zero of=/mnt/a/f bs=4k count=2 status=none; umount /mnt/a; mount /dev/mapper/lv0 /mnt/a
            task w poke /mnt/a/f 0 A
            task v peek /mnt/a/f 4096
            """;

    /** Calls that send a request themselves and wait for it: which number it has depends on what others did before. */
    @Test
    void whatIsKnownOfSleepsLetsNobodySleepLonger() {
        KernelState start = start(CACHED, "dax-full").numberedFrom(Worker.FIRST_NUMBER);
        Canon canon = Worker.canon(start, Canon.Form.HASH, new Strangers());
        Moves knowing = new Moves(start, canon, Moves.Grain.SINGLE);
        List<KernelState> met = new ArrayList<>(List.of(start));
        Set<List<Long>> known = new HashSet<>();
        for (int i = 0; i < met.size(); i++) {
            KernelState state = met.get(i);
            for (Move move : Moves.of(state)) {
                Optional<KernelState> next = knowing.make(state, move);
                assertThat(next.isPresent()).isEqualTo(new Moves(start, canon, Moves.Grain.SINGLE).make(state, move).isPresent());
                next.ifPresent(after -> {
                    Summary summary = canon.ofAll(Moves.meaning(after));
                    if (known.add(List.of(summary.high(), summary.low()))) {
                        met.add(after);
                    }
                });
            }
        }
        assertThat(met.size()).isGreaterThan(20);
    }
}
