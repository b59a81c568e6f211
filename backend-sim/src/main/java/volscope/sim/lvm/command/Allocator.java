package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import volscope.sim.lvm.metadata.Allocation;
import volscope.sim.lvm.metadata.Extents;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.Segment;

/**
 * Finds extents for a volume. The policies are tried from the strictest to the one allowed; each looks for as many parallel runs as there
 * are stripes, takes them, and goes on with what is still needed.
 */
final class Allocator {

    private final List<FreeRuns> free = new ArrayList<>();
    private final List<List<PhysicalVolume>> volumes = new ArrayList<>();
    private final Stripes stripes;
    private final AllocationRule rule;
    private final List<List<Segment.Area>> found = new ArrayList<>();
    private final List<Long> lengths = new ArrayList<>();
    private Optional<Segment.Area> apart = Optional.empty();
    private long needed;

    /**
     * How a volume is spread.
     *
     * @param count
     *            over how many physical volumes at once
     * @param sectors
     *            the stripe size, 0 for one stripe
     */
    record Stripes(int count, long sectors) {

        /** Not at all. */
        static final Stripes NONE = new Stripes(1, 0);
    }

    Allocator(PvChoice choice, Stripes stripes, Allocation policy) {
        this(choice, stripes, AllocationRule.of(policy));
    }

    Allocator(PvChoice choice, Stripes stripes, AllocationRule rule) {
        this.stripes = stripes;
        this.rule = rule;
        for (Map.Entry<PhysicalVolume, List<Extents>> entry : choice.free().entrySet()) {
            free.add(new FreeRuns(entry.getKey(), entry.getValue()));
        }
        for (int i = 0; i < stripes.count(); i++) {
            volumes.add(new ArrayList<>());
        }
    }

    /** Too little room. */
    static final class Short extends Exception {

        private static final long serialVersionUID = 1;

        private final long missing;

        Short(long missing) {
            super(null, null, false, false);
            this.missing = missing;
        }

        /** How many extents more it would have taken. */
        long missing() {
            return missing;
        }
    }

    /**
     * Finds extents for a volume.
     *
     * @param first
     *            the first logical extent they are for
     * @param count
     *            how many
     * @throws Short
     *             if there are too few that suit
     */
    List<Segment> allocate(long first, long count) throws Short {
        needed = count / stripes.count();
        for (Allocation policy : Allocation.values()) {
            if (policy.compareTo(limit()) > 0 || needed == 0) {
                break;
            }
            long before = needed;
            if (policy != Allocation.CLING_BY_TAGS || !rule.clingTags().isEmpty()) {
                attempt(policy);
            }
            if (!maySplit() && needed != before) {
                break;
            }
        }
        boolean enough = needed == 0 || rule.amount() == AllocationRule.Amount.AT_MOST && (!found.isEmpty() || rule.after().isPresent());
        if (!enough) {
            throw new Short(needed * stripes.count());
        }
        return segments(first);
    }

    /** Clinging by tags is part of clinging. */
    private Allocation limit() {
        return rule.policy() == Allocation.CLING ? Allocation.CLING_BY_TAGS : rule.policy();
    }

    private boolean maySplit() {
        return rule.policy() != Allocation.CONTIGUOUS;
    }

    private void attempt(Allocation policy) {
        AllocationRound round = new AllocationRound(policy, rule, stripes.count());
        do {
            long before = needed;
            round.find(free, volumes, needed, apart.isPresent() ? 0 : rule.apart()).ifPresent(this::take);
            if (before == needed ? !round.relax() : !round.keepTo()) {
                break;
            }
        } while (policy != Allocation.CONTIGUOUS && needed > 0 && maySplit());
    }

    private void take(AllocationRound.Found chosen) {
        List<AllocationRound.Choice> choices = chosen.parallel();
        long length = Math.min(needed, choices.stream().mapToLong(AllocationRound.Choice::length).min().orElse(0));
        List<Segment.Area> areas = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            AllocationRound.Choice choice = choices.get(i);
            areas.add(new Segment.Area(choice.run().pvId(), choice.run().start()));
            volumes.get(i).add(choice.run().pv());
            choice.run().take(length);
        }
        found.add(areas);
        lengths.add(length);
        needed -= length;
        chosen.apart().map(AllocationRound.Choice::run).ifPresent(run -> {
            apart = Optional.of(new Segment.Area(run.pvId(), run.start()));
            run.take(rule.apart());
        });
    }

    /** The extents that lie apart, once others have been found. */
    List<Segment> apart() {
        return apart.stream().<Segment>map(area -> new Segment.Striped(new Extents(0, rule.apart()), 0, List.of(area))).toList();
    }

    private List<Segment> segments(long first) {
        List<Segment> segments = new ArrayList<>();
        long place = first;
        for (int i = 0; i < found.size(); i++) {
            long extents = lengths.get(i) * stripes.count();
            segments.add(new Segment.Striped(new Extents(place, extents), stripes.sectors(), found.get(i)));
            place += extents;
        }
        return merged(segments);
    }

    /** Segments that follow each other on the devices too become one. */
    static List<Segment> merged(List<Segment> segments) {
        List<Segment> merged = new ArrayList<>();
        for (Segment segment : segments) {
            Optional<Segment> joined = merged.isEmpty() ? Optional.empty() : join(merged.getLast(), segment);
            if (joined.isPresent()) {
                merged.removeLast();
            }
            merged.add(joined.orElse(segment));
        }
        return merged;
    }

    private static Optional<Segment> join(Segment one, Segment next) {
        Extents both = new Extents(one.extents().start(), one.extents().count() + next.extents().count());
        if (one instanceof Segment.Virtual && next instanceof Segment.Virtual && one.type().equals(next.type())) {
            return Optional.of(one.at(both));
        }
        if (!(one instanceof Segment.Striped first && next instanceof Segment.Striped second)
                || first.areas().size() != second.areas().size() || first.stripeSectors() != second.stripeSectors()) {
            return Optional.empty();
        }
        for (int i = 0; i < first.areas().size(); i++) {
            Segment.Area area = first.areas().get(i);
            LvmId pv = area.pv();
            if (!second.areas().get(i).equals(new Segment.Area(pv, first.physical(area).end()))) {
                return Optional.empty();
            }
        }
        return Optional.of(first.at(both));
    }
}
