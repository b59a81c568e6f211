package volscope.sim.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

import volscope.sim.device.Bio;
import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.device.Survival;
import volscope.sim.device.Unsettled;
import volscope.sim.kernel.KernelState;

/**
 * Looks for the part of what is not durable whose survival does most harm: tries the parts that break an order, and counts for each how much
 * of the snapshots reads otherwise when the same mapped devices are made again. Where none does harm, nothing survives.
 */
public final class WorstSurvival {

    private final KernelState before;
    /** How many writes each device was sent that are not durable. */
    private final Map<DevNo, Integer> waiting = new TreeMap<>();

    private WorstSurvival(KernelState before) {
        this.before = before;
        before.of(Block.LAYER).unsettled().forEach((dev, log) -> waiting.put(dev, log.size()));
        for (Bio bio : Block.onTheirWay(before.queue())) {
            waiting.merge(bio.dev(), 1, Integer::sum);
        }
    }

    /** The worst part of what is not durable when power goes. */
    public static Survival of(KernelState before) {
        WorstSurvival looked = new WorstSurvival(before);
        return looked.breaking().orElseGet(looked::worst);
    }

    /** Parts that break an order, each once: the whole, what one device has or all others, the oldest and the newest write, a torn one. */
    public static List<Survival> candidates(KernelState before) {
        return new WorstSurvival(before).candidates();
    }

    /** The part after whose survival most is lost that must not be. */
    private Optional<Survival> breaking() {
        Optional<Survival> worst = Optional.empty();
        int most = 0;
        for (Survival candidate : candidates()) {
            int lost = AfterCut.lost(before, Revival.of(before, candidate)).size();
            if (lost > most) {
                worst = Optional.of(candidate);
                most = lost;
            }
        }
        return worst;
    }

    private Survival worst() {
        Harm harm = Harm.of(before);
        Survival worst = Survival.NONE;
        long most = harm.isPossible() ? harm.of(worst) : Long.MAX_VALUE;
        for (Survival candidate : candidates()) {
            long done = most == Long.MAX_VALUE ? 0 : harm.of(candidate);
            if (done > most) {
                worst = candidate;
                most = done;
            }
        }
        return worst;
    }

    private List<Survival> candidates() {
        List<Survival> all = new ArrayList<>(List.of(Survival.NONE, Survival.ALL));
        waiting.forEach((dev, count) -> {
            if (waiting.size() > 1) {
                all.add((on, unit, age) -> on.equals(dev));
                all.add((on, unit, age) -> !on.equals(dev));
            }
            if (count > 1) {
                all.add((on, unit, age) -> !on.equals(dev) || age < count - 1);
                all.add((on, unit, age) -> !on.equals(dev) || age == 0);
                all.add((on, unit, age) -> !on.equals(dev) || age > 0);
            }
            firstUnit(dev).ifPresent(first -> all.add((on, unit, age) -> !on.equals(dev) || age > 0 || unit != first));
        });
        return all;
    }

    /** Where the newest write to a device starts: torn, it may lack its beginning. */
    private OptionalLong firstUnit(DevNo dev) {
        OptionalLong first = OptionalLong.empty();
        for (Bio bio : Block.onTheirWay(before.queue())) {
            if (bio.dev().equals(dev)) {
                first = OptionalLong.of(bio.sector());
            }
        }
        if (first.isPresent()) {
            return first;
        }
        List<Unsettled.Entry> log = before.of(Block.LAYER).unsettled().getOrDefault(dev, Unsettled.NONE).entries();
        return log.isEmpty() ? first : OptionalLong.of(log.getFirst().offset() / Sectors.SIZE);
    }
}
