package volscope.sim.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;

import volscope.sim.check.WorstSurvival.Candidate;
import volscope.sim.check.WorstSurvival.Part;
import volscope.sim.device.Bio;
import volscope.sim.device.Block;
import volscope.sim.device.BlockState;
import volscope.sim.device.DevNo;
import volscope.sim.device.PowerCut;
import volscope.sim.device.Unsettled;
import volscope.sim.kernel.KernelState;
import volscope.sim.page.PageTree;

/**
 * What devices hold after power cuts in machine after machine: what happens to one device does not depend on the others, and is worked out
 * once for machines that share what it held and what was on its way. Works for one thread.
 */
final class Survivors {

    /** So many devices are remembered. */
    private static final int MOST = 1 << 13;

    private final Map<Cut, PageTree> known = new HashMap<>();

    /** A device that lost power, by the very objects that it held. */
    private record Cut(DevNo dev, PageTree held, Unsettled log, List<Bio> sent, Part part) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Cut cut && held == cut.held && log == cut.log && dev.equals(cut.dev) && part.equals(cut.part)
                    && same(sent, cut.sent);
        }

        private static boolean same(List<Bio> some, List<Bio> others) {
            boolean same = some.size() == others.size();
            for (int i = 0; same && i < some.size(); i++) {
                same = some.get(i) == others.get(i);
            }
            return same;
        }

        @Override
        public int hashCode() {
            int hash = 31 * (31 * held.hashCode() + log.hashCode()) + part.hashCode();
            for (Bio bio : sent) {
                hash = 31 * hash + Long.hashCode(bio.id()) + Long.hashCode(bio.sector());
            }
            return hash;
        }
    }

    /** What all devices hold. */
    PMap<DevNo, PageTree> of(KernelState state, List<Bio> onTheirWay, Candidate candidate) {
        BlockState block = state.of(Block.LAYER);
        return PowerCut.survivors(block, onTheirWay, candidate, (dev, sent, cut) -> {
            Cut same = new Cut(dev, Objects.requireNonNullElse(block.media().get(dev), PageTree.EMPTY),
                    Objects.requireNonNullElse(block.unsettled().get(dev), Unsettled.NONE), sent, candidate.of(dev));
            PageTree left = known.get(same);
            if (left == null) {
                left = cut.get();
                keep(same, left);
            }
            return left;
        });
    }

    private void keep(Cut cut, PageTree left) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(cut, left);
    }
}
