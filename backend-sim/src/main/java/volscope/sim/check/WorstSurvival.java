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
import volscope.sim.device.PowerCut;
import volscope.sim.device.Sectors;
import volscope.sim.device.Survival;
import volscope.sim.device.Unsettled;
import volscope.sim.kernel.KernelState;

/**
 * Looks for the part of what is not durable whose survival does most harm: tries the parts that break an order, and counts for each how much
 * of the snapshots reads otherwise when the same mapped devices are made again. Where none does harm, nothing survives.
 */
public final class WorstSurvival {

    private static final DevNo NOWHERE = new DevNo(0, 0);

    private final KernelState before;
    /** Writes on their way to hardware, oldest first. */
    private final List<Bio> sent;
    /** How many writes each device was sent that are not durable. */
    private final Map<DevNo, Integer> waiting = new TreeMap<>();

    private WorstSurvival(KernelState before) {
        this.before = before;
        before.of(Block.LAYER).unsettled().forEach((dev, log) -> waiting.put(dev, log.size()));
        this.sent = Block.onTheirWay(before.queue()).stream().filter(PowerCut::mayTake).toList();
        sent.forEach(bio -> waiting.merge(bio.dev(), 1, Integer::sum));
    }

    /** The worst part of what is not durable when power goes. */
    public static Survival of(KernelState before) {
        WorstSurvival looked = new WorstSurvival(before);
        return looked.breaking().orElseGet(looked::worst);
    }

    /**
     * Parts that break an order, each once: the whole, what one device has or all others, the oldest write, the newest or one on its way, a
     * torn one.
     */
    public static List<Candidate> candidates(KernelState before) {
        return new WorstSurvival(before).candidates();
    }

    /** Which part of a device's writes survives. */
    private enum Kind {
        NONE, ALL, ALL_BUT_OLDEST, ONLY, ALL_BUT, TORN
    }

    /**
     * Which part of a device's writes survives.
     *
     * @param kind
     *            the kind of part
     * @param age
     *            the age of the write that the kind asks for
     * @param unit
     *            the unit that it lacks if it is torn
     */
    public record Part(Kind kind, int age, long unit) {

        private static final Part NOTHING = new Part(Kind.NONE, 0, 0);
        private static final Part EVERYTHING = new Part(Kind.ALL, 0, 0);

        private boolean has(long where, int old) {
            return switch (kind) {
                case NONE -> false;
                case ALL -> true;
                case ALL_BUT_OLDEST -> old < age;
                case ONLY -> old == age;
                case ALL_BUT -> old != age;
                case TORN -> old != age || where != unit;
            };
        }
    }

    /**
     * A part of what is not durable.
     *
     * @param dev
     *            a device
     * @param own
     *            what survives of its writes
     * @param others
     *            what survives of those to all others
     */
    public record Candidate(DevNo dev, Part own, Part others) implements Survival {

        /** What survives of a device's writes. */
        public Part of(DevNo on) {
            return on.equals(dev) ? own : others;
        }

        @Override
        public boolean keeps(DevNo on, long unit, int age) {
            return of(on).has(unit, age);
        }
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

    private List<Candidate> candidates() {
        List<Candidate> all = new ArrayList<>(List.of(new Candidate(NOWHERE, Part.NOTHING, Part.NOTHING),
                new Candidate(NOWHERE, Part.EVERYTHING, Part.EVERYTHING)));
        waiting.forEach((dev, count) -> {
            if (waiting.size() > 1) {
                all.add(new Candidate(dev, Part.EVERYTHING, Part.NOTHING));
                all.add(new Candidate(dev, Part.NOTHING, Part.EVERYTHING));
            }
            if (count > 1) {
                all.add(part(dev, Kind.ALL_BUT_OLDEST, count - 1, 0));
                all.add(part(dev, Kind.ONLY, 0, 0));
                all.add(part(dev, Kind.ALL_BUT, 0, 0));
            }
            firstUnit(dev).ifPresent(first -> all.add(part(dev, Kind.TORN, 0, first)));
        });
        waiting.keySet().forEach(dev -> addOnTheirWay(dev, all));
        return all;
    }

    /** Of writes that are on their way to a device none is older than another: what is tried of the newest is tried of each. */
    private void addOnTheirWay(DevNo dev, List<Candidate> all) {
        List<Bio> own = sent.stream().filter(bio -> bio.dev().equals(dev)).toList();
        for (int age = 1; age < own.size(); age++) {
            all.add(part(dev, Kind.ONLY, age, 0));
            all.add(part(dev, Kind.ALL_BUT, age, 0));
            all.add(part(dev, Kind.TORN, age, own.get(own.size() - 1 - age).sector()));
        }
    }

    private static Candidate part(DevNo dev, Kind kind, int age, long unit) {
        return new Candidate(dev, new Part(kind, age, unit), Part.EVERYTHING);
    }

    /** Where the newest write to a device starts: torn, it may lack its beginning. */
    private OptionalLong firstUnit(DevNo dev) {
        OptionalLong first = OptionalLong.empty();
        for (Bio bio : sent) {
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
