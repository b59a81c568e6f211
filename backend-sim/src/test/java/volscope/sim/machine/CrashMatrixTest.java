package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import volscope.model.explain.Finding;
import volscope.model.machine.ScriptLine;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.StepSink;

/**
 * A store into a mapped origin, cut off after each step, also where the task that waits goes on as early as it may: what the snapshot shows
 * after the next boot.
 */
class CrashMatrixTest {

    private static final String START = """
            vgcreate -s 4k vg0 /dev/pmem0 /dev/vda
            lvcreate -L 16M -n lv0 vg0 /dev/pmem0
            mkfs.ext4 -q -b 4096 -O ^has_journal /dev/vg0/lv0
            mkdir -p /mnt/a
            mount -o dax=always /dev/vg0/lv0 /mnt/a
            head -c 4096 /dev/zero | tr '\\0' A > /mnt/a/f; sync
            lvcreate -s -L 64k -n snap0 vg0/lv0 %s
            """;
    private static final String STORE = "poke /mnt/a/f 0 B as w; clwb /mnt/a/f 0 as w; fence";
    private static final String SHOWN = "mount -o ro /dev/vg0/snap0 /mnt && head -c 1 /mnt/f";

    private static KernelState start(String kernel, String store) {
        return after(kernel, START.formatted(store));
    }

    private static KernelState after(String kernel, String script) {
        var lab = Transcript.open(script, kernel, MachineRecording.LINES);
        var machine = (SimulatedMachine) lab.machine();
        KernelState state = machine.stateOf(machine.start());
        for (ScriptLine line : lab.lines()) {
            Kernel draft = Kernel.open(state, StepSink.NONE);
            assertThat(new Scheduler(draft).run(line.text()).code()).as(line.text()).isZero();
            state = draft.publish();
        }
        return state;
    }

    /** Every value that the store goes through, and those in which the task gets its turn before what it waits for is all done. */
    private static List<KernelState> moments(KernelState start, String store) {
        List<KernelState> moments = new ArrayList<>();
        Kernel draft = Kernel.open(start, (kernel, label) -> moments.add(kernel.publish()));
        var unused = new Scheduler(draft).run(store);
        moments.add(draft.publish());
        for (KernelState moment : List.copyOf(moments)) {
            Kernel early = Kernel.open(moment, StepSink.NONE);
            Tasks tasks = early.hook(Tasks.class).orElseThrow();
            boolean moved = tasks.running().stream().map(task -> tasks.turn(task.id())).anyMatch(turn -> turn != Tasks.Turn.ASLEEP);
            if (moved) {
                moments.add(early.publish());
            }
        }
        return moments;
    }

    /** What the snapshot shows of the page after power went at a moment. */
    private static String shown(KernelState moment, PowerLine.How how) {
        Kernel again = Kernel.open(Power.off(moment, how), StepSink.NONE);
        Power.boot(again);
        int code = new Scheduler(again).run(SHOWN).code();
        String text = new String(again.hook(Tasks.class).orElseThrow().console(), java.nio.charset.StandardCharsets.UTF_8);
        return code == 0 ? text.substring(text.length() - 1) : "unreadable";
    }

    private static TreeSet<String> outcomes(String kernel, String store) {
        return outcomes(moments(start(kernel, store), STORE));
    }

    private static TreeSet<String> outcomes(List<KernelState> moments) {
        var all = new TreeSet<String>();
        assertThat(moments).hasSizeGreaterThan(20);
        for (KernelState moment : moments) {
            for (PowerLine.How how : List.of(PowerLine.How.NONE, PowerLine.How.ALL, PowerLine.How.WORST)) {
                all.add(shown(moment, how));
            }
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dax-full", "dax-origin", "dax-2018-api"})
    void theCorrectOrderKeepsTheSnapshot(String kernel) {
        assertThat(outcomes(kernel, "/dev/pmem0")).containsExactly("A");
    }

    @Test
    void aStoreOfTheSnapshotOnADiskIsKeptToo() {
        assertThat(outcomes("dax-origin", "/dev/vda")).containsExactly("A");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            dax-full+licence-before-commit,    /dev/pmem0, B
            dax-origin+licence-before-commit,  /dev/vda,   B
            dax-full+no-copy,                  /dev/pmem0, B
            dax-origin+commit-without-flush,   /dev/vda,   nothing
            """)
    void aWrongOrderLosesIt(String kernel, String store, String shown) {
        assertThat(outcomes(kernel, store)).contains("A", shown.equals("nothing") ? String.valueOf((char) 0) : shown);
    }

    /** The last row: a snapshot whose store is full is marked as invalid, durably, before the origin is stored into. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            dax-full,                          'A, unreadable'
            dax-origin,                        'A, unreadable'
            dax-2018-api,                      'A, unreadable'
            dax-full+licence-before-commit,    'A, B, unreadable'
            """)
    void aFullStoreIsMarkedBeforeTheOriginGoesOn(String kernel, String shown) {
        String script = START.replace("head -c 4096", "head -c 8192").replace("-L 64k", "-L 12k").formatted("/dev/pmem0");
        assertThat(outcomes(moments(after(kernel, script + "poke /mnt/a/f 4096 C as w\n"), STORE))).containsExactly(shown.split(", "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dax-full", "dax-2018-api"})
    void aStoreIntoTheSnapshotLastsOnceItIsFenced(String kernel) {
        KernelState mapped = after(kernel, START.formatted("/dev/pmem0") + "mkdir -p /mnt/b\nmount -o dax=always /dev/vg0/snap0 /mnt/b\n");
        String store = STORE.replace("/mnt/a", "/mnt/b");
        assertThat(outcomes(moments(mapped, store))).containsExactly("A", "B");
        Kernel draft = Kernel.open(mapped, StepSink.NONE);
        var unused = new Scheduler(draft).run(store);
        assertThat(shown(draft.publish(), PowerLine.How.NONE)).isEqualTo("B");
    }

    @ParameterizedTest
    @CsvSource({"dax-full+licence-before-commit, /dev/pmem0", "dax-origin+licence-before-commit, /dev/vda"})
    void theWorstCutSpoilsWhatAnyCutSpoils(String kernel, String store) {
        int spoilt = 0;
        for (KernelState moment : moments(start(kernel, store), STORE)) {
            if (shown(moment, PowerLine.How.ALL).equals("B")) {
                assertThat(shown(moment, PowerLine.How.WORST)).isEqualTo("B");
                assertThat(Power.lost(moment, PowerLine.of(PowerLine.How.WORST))).extracting(Finding::rule).contains(Finding.Rule.DATA);
                spoilt++;
            }
        }
        assertThat(spoilt).isPositive();
    }
}
