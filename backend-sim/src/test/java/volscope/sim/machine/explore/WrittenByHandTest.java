package volscope.sim.machine.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.model.machine.Exploration;
import volscope.sim.check.explore.Canon;
import volscope.sim.check.explore.Strangers;
import volscope.sim.device.Block;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Work;
import volscope.sim.machine.Move;
import volscope.sim.machine.Moves;
import volscope.sim.page.RunMap;
import volscope.sim.snapshot.PendingException;
import volscope.sim.snapshot.SnapshotState.Snap;
import volscope.sim.snapshot.Snapshots;

/**
 * A small world that is also written down by hand, in {@code Copies.tla}, and was explored by TLC: both have as many states. Of the machine's
 * states those are taken for one that differ in what a task remembers alone: how many had the device open when it opened it.
 */
class WrittenByHandTest {

    private static final String[] LETTERS = {"A", "B", "C"};

    private static String script(int writers) {
        StringBuilder script = new StringBuilder("""
                #: vda=64K vdb=256K
                dmsetup create base --table '0 64 snapshot-origin /dev/vda'
                dmsetup create snap --table '0 64 snapshot /dev/vda /dev/vdb P 8'
                dmsetup suspend base; dmsetup resume base
                """);
        for (int i = 0; i < writers; i++) {
            script.append("task w" + i + " sec w /dev/mapper/base " + 8 * i + " 8 " + LETTERS[i] + "\n");
        }
        return script.toString();
    }

    /** What the model speaks of. */
    private record Seen(List<String> tasks, Map<Long, String> pending, Map<Long, Integer> slots, String store, List<String> queue,
            Set<String> lossy) {

        static Seen of(KernelState state) {
            Snap snap = state.of(Snapshots.LAYER).snapshots().values().iterator().next();
            Map<Long, String> pending = new TreeMap<>();
            Map<Long, Integer> slots = new TreeMap<>();
            snap.complete().runs().visit(0, RunMap.CHUNKS, (start, target, length) -> {
                for (int i = 0; i < length; i++) {
                    slots.put(start + i, target + i);
                }
            });
            for (PendingException exception : snap.pending().values()) {
                pending.put(exception.chunk(), exception.stage() + " " + exception.slot());
            }
            Set<String> lossy = new TreeSet<>();
            state.of(Block.LAYER).unsettled().forEach((dev, log) -> log.forEach(entry -> lossy.add(dev + " " + entry.offset())));
            List<String> queue = state.queue().stream().map(Work::label).sorted().toList();
            return new Seen(Moves.tasks(state), pending, slots, snap.store().phase().toString(), queue, lossy);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,6", "2,59", "3,802"})
    void hasAsManyStates(int writers, int states) {
        KernelState start = SearchTest.start(script(writers), "6.1").numberedFrom(Worker.FIRST_NUMBER);
        Canon canon = Worker.canon(start, Canon.Form.HASH, new Strangers());
        Steps steps = new Steps(start, canon, new Moves(start, canon), new Learned(), Exploration.Grain.JOINED);
        List<Node> met = new ArrayList<>(List.of(steps.settled(steps.start(), move -> {
        })));
        volscope.sim.check.explore.Seen known = new volscope.sim.check.explore.Seen();
        Set<Seen> seen = new HashSet<>();
        for (int i = 0; i < met.size(); i++) {
            Node node = met.get(i);
            seen.add(Seen.of(steps.state(node)));
            for (Move move : steps.of(node)) {
                Node next = steps.make(node, move);
                if (next != null && known.add(steps.meaning(next))) {
                    met.add(next);
                }
            }
        }
        assertThat(seen.size()).isEqualTo(states);
    }
}
