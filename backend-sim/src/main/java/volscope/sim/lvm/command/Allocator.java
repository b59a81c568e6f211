package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import volscope.sim.lvm.metadata.Allocation;
import volscope.sim.lvm.metadata.Extents;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.Segment;

/**
 * Finds extents for a new volume. In each pass every physical volume offers its smallest free run that is large enough, or its largest; the
 * one that gives most wins, and the rest is sought on physical volumes already used, then on all.
 */
final class Allocator {

    private final Map<LvmId, List<Extents>> runs = new LinkedHashMap<>();
    private final Set<LvmId> used = new HashSet<>();
    private final Stripes stripes;
    private final Allocation policy;

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

    private record Offer(LvmId pv, Extents run, long weight) {
    }

    Allocator(PvChoice choice, Stripes stripes, Allocation policy) {
        this.stripes = stripes;
        this.policy = policy;
        for (Map.Entry<PhysicalVolume, List<Extents>> entry : choice.free().entrySet()) {
            List<Extents> sorted = new ArrayList<>(entry.getValue());
            sorted.sort(Comparator.comparingLong(Extents::count).reversed());
            runs.put(entry.getKey().id(), sorted);
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
        List<Segment> segments = new ArrayList<>();
        long place = first;
        long needed = count / stripes.count();
        while (needed > 0) {
            List<Offer> chosen = choose(needed);
            if (chosen.isEmpty()) {
                throw new Short(needed * stripes.count());
            }
            long length = chosen.stream().mapToLong(Offer::weight).min().orElseThrow();
            List<Segment.Area> areas = chosen.stream().map(offer -> new Segment.Area(offer.pv(), offer.run().start())).toList();
            segments.add(new Segment.Striped(new Extents(place, length * stripes.count()), stripes.sectors(), areas));
            chosen.forEach(offer -> take(offer, length));
            place += length * stripes.count();
            needed -= length;
        }
        return merged(segments);
    }

    private List<Offer> choose(long needed) {
        Optional<List<Offer>> near = used.isEmpty() ? Optional.empty() : pass(needed, used);
        if (near.isPresent()) {
            return near.get();
        }
        boolean stays = !used.isEmpty() && (policy == Allocation.CLING || policy == Allocation.CLING_BY_TAGS);
        return stays ? List.of() : pass(needed, runs.keySet()).orElse(List.of());
    }

    private Optional<List<Offer>> pass(long needed, Set<LvmId> from) {
        List<Offer> offers = new ArrayList<>();
        runs.forEach((pv, list) -> {
            if (from.contains(pv) && !list.isEmpty()) {
                Extents run = best(list, needed);
                offers.add(new Offer(pv, run, Math.min(run.count(), needed)));
            }
        });
        if (policy == Allocation.CONTIGUOUS) {
            offers.removeIf(offer -> offer.weight() < needed);
        }
        if (offers.size() < stripes.count()) {
            return Optional.empty();
        }
        offers.sort(Comparator.comparingLong(Offer::weight).reversed());
        offers.subList(stripes.count(), offers.size()).forEach(this::moveBehindEquals);
        return Optional.of(List.copyOf(offers.subList(0, stripes.count())));
    }

    /** The smallest run that gives all that is needed, or the largest if none does. */
    private static Extents best(List<Extents> runs, long needed) {
        Extents best = runs.getFirst();
        for (Extents run : runs) {
            if (run.count() >= needed) {
                best = run;
            }
        }
        return best;
    }

    private List<Extents> runsOf(LvmId pv) {
        return runs.computeIfAbsent(pv, any -> new ArrayList<>());
    }

    private void moveBehindEquals(Offer offer) {
        runsOf(offer.pv()).remove(offer.run());
        insert(offer.pv(), offer.run());
    }

    private void insert(LvmId pv, Extents run) {
        List<Extents> list = runsOf(pv);
        int at = 0;
        while (at < list.size() && list.get(at).count() >= run.count()) {
            at++;
        }
        list.add(at, run);
    }

    private void take(Offer offer, long length) {
        runsOf(offer.pv()).remove(offer.run());
        used.add(offer.pv());
        if (offer.run().count() > length) {
            insert(offer.pv(), new Extents(offer.run().start() + length, offer.run().count() - length));
        }
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
        if (!(one instanceof Segment.Striped first && next instanceof Segment.Striped second)
                || first.areas().size() != second.areas().size() || first.stripeSectors() != second.stripeSectors()) {
            return Optional.empty();
        }
        for (int i = 0; i < first.areas().size(); i++) {
            Segment.Area area = first.areas().get(i);
            if (!second.areas().get(i).equals(new Segment.Area(area.pv(), first.physical(area).end()))) {
                return Optional.empty();
            }
        }
        return Optional.of(first.at(new Extents(first.extents().start(), first.extents().count() + second.extents().count())));
    }
}
