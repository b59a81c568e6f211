package volscope.sim.machine.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import volscope.model.machine.Exploration;
import volscope.model.machine.Machine;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;
import volscope.model.machine.ScriptLine;
import volscope.sim.check.explore.Canon;
import volscope.sim.check.explore.Seen;
import volscope.sim.check.explore.Strangers;
import volscope.sim.device.Bio;
import volscope.sim.device.Block;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.LogLine;
import volscope.sim.kernel.Work;
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

    private static long states(String script, Canon.Form form, Exploration.Grain grain, int workers) {
        Search.Outcome outcome = new Search(start(script, "6.1"), form, grain, 1000, workers,
                states -> Exploration.Wish.GO_ON).run();
        assertThat(outcome).isInstanceOf(Search.Kept.class);
        return ((Search.Kept) outcome).states();
    }

    @Test
    void hashesMergeWhatIsTheSameAndNothingElse() {
        long exact = states(TWO, Canon.Form.EXACT, Exploration.Grain.JOINED, 1);
        assertThat(states(TWO, Canon.Form.HASH, Exploration.Grain.JOINED, 2)).isEqualTo(exact).isBetween(50L, 1000L);
    }

    @Test
    void joinedStepsAreFewer() {
        long single = states(ONE, Canon.Form.HASH, Exploration.Grain.SINGLE, 1);
        assertThat(states(ONE, Canon.Form.HASH, Exploration.Grain.JOINED, 2)).isBetween(4L, single - 1);
    }

    /** A file of which the page cache holds nothing. */
    private static final String FILE = """
            #: nvdimm=4M
            dmsetup create lv0 --table '0 1024 linear /dev/pmem0 4'
            mkfs.ext4 -q -b 4096 -O ^has_journal /dev/mapper/lv0
            mkdir -p /mnt/a; mount /dev/mapper/lv0 /mnt/a
            dd if=/dev/zero of=/mnt/a/f bs=4k count=2 status=none; umount /mnt/a; mount /dev/mapper/lv0 /mnt/a
            """;
    private static final String CACHED = FILE + """
            task w poke /mnt/a/f 0 A
            task v peek /mnt/a/f 4096
            """;

    /** All states of a world in the smallest steps, and all moves from there. */
    private static List<Node> all(Steps steps, BiConsumer<Node, Move> moved) {
        List<Node> met = new ArrayList<>(List.of(steps.start()));
        Seen known = new Seen();
        for (int i = 0; i < met.size(); i++) {
            Node node = met.get(i);
            for (Move move : steps.of(node)) {
                moved.accept(node, move);
                Node next = steps.make(node, move);
                if (next != null && known.add(steps.meaning(next))) {
                    met.add(next);
                }
            }
        }
        return met;
    }

    /** Calls that send a request themselves and wait for it: which number it has depends on what others did before. */
    @Test
    void whatIsKnownOfSleepsLetsNobodySleepLonger() {
        KernelState start = start(CACHED, "dax-full").numberedFrom(Worker.FIRST_NUMBER);
        Canon canon = Worker.canon(start, Canon.Form.HASH, new Strangers());
        Moves knowing = new Moves(start, canon);
        Steps steps = new Steps(start, canon, knowing, new Learned(), Exploration.Grain.SINGLE);
        List<Node> met = all(steps, (node, move) -> {
            KernelState state = steps.state(node);
            assertThat(knowing.make(state, move).isPresent()).isEqualTo(new Moves(start, canon).make(state, move).isPresent());
        });
        assertThat(met.size()).isGreaterThan(20);
    }

    private static final String MAPPED = """
            #: nvdimm=4M
            dmsetup create real --table '0 1024 linear /dev/pmem0 0'
            dmsetup create cow --table '0 64 linear /dev/pmem0 1024'
            dmsetup create lv0 --table '0 1024 snapshot-origin /dev/mapper/real'
            mkfs.ext4 -q -b 4096 -O ^has_journal /dev/mapper/lv0
            mkdir -p /mnt/a; mount -o dax=always /dev/mapper/lv0 /mnt/a
            dd if=/dev/zero of=/mnt/a/f bs=4k count=2 status=none; sync
            task w poke /mnt/a/f 0 A; sleep 1; dmesg
            task s dmsetup suspend lv0; dmsetup create snap --table '0 1024 snapshot /dev/mapper/real /dev/mapper/cow P 8'; dmsetup resume lv0
            """;
    private static final String JOBS = """
            #: vda=64K
            task w sec w /dev/vda 0 8 A & sec w /dev/vda 0 8 B; wait; true
            task v sec w /dev/vda 8 8 C & wait
            task u sec w /dev/vda 16 8 D
            """;

    private static final String READ_AGAIN = FILE + """
            task v dd if=/mnt/a/f of=/dev/null bs=8k count=1 status=none
            task w dd if=/dev/zero of=/mnt/a/f bs=4k count=1 conv=notrunc status=none
            """;

    /** What was learned elsewhere is what the machine does here, and no two requests on their way have one name. */
    @ParameterizedTest
    @ValueSource(strings = {TWO, CACHED, MAPPED, JOBS, READ_AGAIN})
    void whatIsLearnedHoldsWhereverItIsUsed(String script) {
        KernelState start = start(script, "dax-full").numberedFrom(Worker.FIRST_NUMBER);
        Canon canon = Worker.canon(start, Canon.Form.HASH, new Strangers());
        Moves moves = new Moves(start, canon);
        Steps learning = new Steps(start, canon, moves, new Learned(), Exploration.Grain.SINGLE);
        List<Node> met = all(learning, (node, move) -> {
            assertThat(Block.onTheirWay(node.backlog().works()).stream().map(Bio::id)).doesNotHaveDuplicates();
            Node there = learning.begin(node, move);
            Optional<KernelState> made = moves.make(learning.state(node), move);
            assertThat(there != null).isEqualTo(made.isPresent());
            Node anew = new Steps(start, canon, moves, new Learned(), Exploration.Grain.SINGLE).begin(node, move);
            if (there != null && anew != null) {
                assertThat(learning.meaning(there).saysTheSame(learning.meaning(anew))).isTrue();
                assertThat(there.said()).usingRecursiveComparison().isEqualTo(anew.said());
                assertThat(there.backlog().works().stream().map(Work::label))
                        .isEqualTo(anew.backlog().works().stream().map(Work::label).toList());
                assertThat(there.log().stream().map(LogLine::text)).isEqualTo(anew.log().stream().map(LogLine::text).toList());
            }
        });
        assertThat(met.size()).isGreaterThan(20);
    }
}
