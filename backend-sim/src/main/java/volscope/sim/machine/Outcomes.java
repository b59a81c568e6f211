package volscope.sim.machine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.pcollections.PMap;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.PowerCut;
import volscope.sim.device.Survival;
import volscope.sim.kernel.KernelState;
import volscope.sim.page.PageTree;

/** All that hardware may hold after a power cut: every way to answer whether something survives. */
final class Outcomes {
    /** What is answered, and how many questions there were. */
    private final BitSet answers = new BitSet();
    private int asked;
    private int open;

    private Outcomes() {
    }

    /** What may be left, the same perhaps twice; empty if there are more ways than so many. */
    static Optional<List<PMap<DevNo, PageTree>>> of(KernelState before, int most) {
        Outcomes outcomes = new Outcomes();
        List<PMap<DevNo, PageTree>> all = new ArrayList<>();
        Survival survival = (dev, unit, age) -> outcomes.next();
        do {
            outcomes.asked = 0;
            all.add(PowerCut.survivors(before.of(Block.LAYER), Block.onTheirWay(before.queue()), survival));
            outcomes.open = outcomes.asked;
            if (all.size() > most) {
                return Optional.empty();
            }
        } while (outcomes.turn());
        return Optional.of(all);
    }

    private boolean next() {
        return answers.get(asked++);
    }

    /** Turns to the next answers: the last no becomes a yes, and what was answered after it is asked again. */
    private boolean turn() {
        int last = answers.previousClearBit(open - 1);
        if (open == 0 || last < 0) {
            return false;
        }
        answers.clear(last, open);
        answers.set(last);
        return true;
    }
}
