package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import volscope.sim.lvm.metadata.Allocation;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.Segment;

/**
 * The search for parallel runs under one policy. While it keeps near to what is there, a slot for each stripe may be filled one by one;
 * else the largest runs win, those of earlier physical volumes first.
 */
final class AllocationRound {

    private final Allocation policy;
    private final AllocationRule rule;
    private final int stripes;
    /** The last segment, if it has as many stripes. */
    private final Optional<Segment.Striped> last;
    private final Optional<Segment.Striped> first;
    private Near near = Near.ANYWHERE;
    private Fill fill = Fill.BY_SIZE;

    /** What runs have to be near to. */
    private enum Near {
        /** Right behind the volume's last extents. */
        END,
        /** On the physical volumes of the volume. */
        VOLUME,
        /** On the physical volumes found so far. */
        FOUND, ANYWHERE
    }

    /** How runs get to stripes. */
    private enum Fill {
        BY_SLOT, BY_SIZE
    }

    /** What is to be done with a run that was looked at. */
    private enum Use {
        SLOT, OFFER, NEXT_RUN, NEXT_VOLUME
    }

    /**
     * A run that was chosen.
     *
     * @param run
     *            the run
     * @param length
     *            how much of it
     */
    record Choice(FreeRuns.Run run, long length) {
    }

    /**
     * What was found.
     *
     * @param parallel
     *            a run for each stripe
     * @param apart
     *            one for what lies apart
     */
    record Found(List<Choice> parallel, Optional<Choice> apart) {
    }

    AllocationRound(Allocation policy, AllocationRule rule, int stripes) {
        this.policy = policy;
        this.rule = rule;
        this.stripes = stripes;
        this.last = rule.after().flatMap(lv -> striped(lv.segments().getLast()));
        this.first = last.isEmpty() ? last : rule.after().flatMap(lv -> striped(lv.segments().getFirst()));
        boolean cling = policy == Allocation.CLING || policy == Allocation.CLING_BY_TAGS;
        if (last.isPresent() && policy == Allocation.CONTIGUOUS) {
            near = Near.END;
        } else if (cling) {
            near = last.isPresent() ? Near.VOLUME : Near.FOUND;
        } else if (policy == Allocation.NORMAL) {
            near = Near.FOUND;
        }
        if (near != Near.ANYWHERE && policy != Allocation.NORMAL) {
            fill = Fill.BY_SLOT;
        }
    }

    private Optional<Segment.Striped> striped(Segment segment) {
        return segment instanceof Segment.Striped areas && areas.areas().size() == stripes ? Optional.of(areas) : Optional.empty();
    }

    /** Asks less after a search in vain; false if there is nothing less to ask. */
    boolean relax() {
        if (near == Near.VOLUME && fill == Fill.BY_SLOT) {
            fill = Fill.BY_SIZE;
            return true;
        }
        if (policy == Allocation.NORMAL && near == Near.FOUND) {
            near = Near.ANYWHERE;
            return true;
        }
        return false;
    }

    /** Keeps to the physical volumes that were found. */
    boolean keepTo() {
        if (policy == Allocation.NORMAL) {
            near = Near.FOUND;
        }
        return true;
    }

    /**
     * Looks for one run for each stripe, and for one more if something is to lie apart. Where physical volumes are too few for that, those
     * of the stripes will do.
     *
     * @param free
     *            what is free, by physical volume
     * @param found
     *            the physical volumes found so far, by stripe
     * @param needed
     *            how many extents each stripe still needs
     * @param apart
     *            how many are still to lie apart
     */
    Optional<Found> find(List<FreeRuns> free, List<List<PhysicalVolume>> found, long needed, long apart) {
        free.forEach(FreeRuns::reset);
        Search search = new Search(found, needed, apart);
        int before;
        do {
            before = search.offers.size();
            for (FreeRuns runs : free) {
                search.look(runs);
                if (search.isComplete()) {
                    break;
                }
            }
        } while (policy == Allocation.ANYWHERE && search.offers.size() > before && search.offers.size() < search.wanted());
        if (policy == Allocation.NORMAL && search.lacksOnlyApart()) {
            search.lookForApart(free);
        }
        return search.result();
    }

    /** One look at all that is free. */
    private final class Search {

        private final List<List<PhysicalVolume>> found;
        private final long needed;
        private final long apart;
        private boolean forApart;
        private final List<Optional<Choice>> slots = new ArrayList<>();
        private final List<Choice> offers = new ArrayList<>();

        Search(List<List<PhysicalVolume>> found, long needed, long apart) {
            this.found = found;
            this.needed = needed;
            this.apart = apart;
            for (int i = 0; fill == Fill.BY_SLOT && i < stripes; i++) {
                slots.add(Optional.empty());
            }
        }

        private long filled() {
            return slots.stream().filter(Optional::isPresent).count();
        }

        /** How many runs it takes. */
        int wanted() {
            return stripes + (apart > 0 ? 1 : 0);
        }

        boolean isComplete() {
            return policy == Allocation.ANYWHERE ? offers.size() >= wanted() : !slots.isEmpty() && filled() == wanted();
        }

        boolean lacksOnlyApart() {
            return offers.size() >= stripes && offers.size() < wanted();
        }

        /** Looks once more, at the physical volumes of the stripes too. */
        void lookForApart(List<FreeRuns> free) {
            forApart = true;
            free.forEach(this::look);
        }

        void look(FreeRuns runs) {
            boolean offered = false;
            for (int i = 0; i < runs.size(); i++) {
                FreeRuns.Run run = runs.get(i);
                Use use = judge(run, offered);
                if (use == Use.SLOT || use == Use.NEXT_VOLUME) {
                    return;
                }
                if (use == Use.OFFER) {
                    offer(run, offered);
                    offered = true;
                    i = runs.indexOf(run);
                }
            }
        }

        /** Notes a run; of each physical volume only the last one counts, unless any place will do. */
        private void offer(FreeRuns.Run run, boolean another) {
            if (another && policy != Allocation.ANYWHERE) {
                offers.removeLast();
            }
            long part = policy != Allocation.ANYWHERE ? Math.max(needed, rule.apart()) : offers.size() < stripes ? needed : rule.apart();
            offers.add(new Choice(run, run.reserve(part)));
        }

        private Use judge(FreeRuns.Run run, boolean offered) {
            if (run.unreserved() == 0) {
                return Use.NEXT_RUN;
            }
            if (near != Near.ANYWHERE && !forApart) {
                return keep(run);
            }
            boolean small = run.unreserved() < needed;
            boolean whole = rule.policy() == Allocation.CONTIGUOUS && rule.apart() == 0;
            boolean useless = small && (whole || offered && policy != Allocation.ANYWHERE);
            return useless ? Use.NEXT_VOLUME : Use.OFFER;
        }

        private Use keep(FreeRuns.Run run) {
            if (isNear(run, last, area -> isBehind(area, run))) {
                return use();
            }
            if (near == Near.END) {
                return Use.NEXT_RUN;
            }
            if (isNear(run, first, area -> area.pv().equals(run.pvId()))
                    || near == Near.FOUND && isFound(run, pv -> pv.equals(run.pv()))) {
                return use();
            }
            boolean tagged = policy == Allocation.CLING_BY_TAGS && (last.isPresent()
                    ? isNear(run, first, area -> areTogether(area, run))
                    : isFound(run, pv -> rule.together(pv, run.pv())));
            return tagged ? use() : Use.NEXT_VOLUME;
        }

        private Use use() {
            return fill == Fill.BY_SLOT ? Use.SLOT : Use.OFFER;
        }

        private boolean isBehind(Segment.Area area, FreeRuns.Run run) {
            return area.pv().equals(run.pvId()) && area.extent() + last.orElseThrow().areaLength() == run.start();
        }

        private boolean areTogether(Segment.Area area, FreeRuns.Run run) {
            return rule.members().stream().filter(pv -> pv.id().equals(area.pv())).anyMatch(pv -> rule.together(pv, run.pv()));
        }

        /** Whether a stripe of a segment is near to a run; the run gets that stripe's slot, if there are slots. */
        private boolean isNear(FreeRuns.Run run, Optional<Segment.Striped> segment, Predicate<Segment.Area> condition) {
            List<Segment.Area> areas = segment.map(Segment.Striped::areas).orElse(List.of());
            for (int i = 0; i < areas.size(); i++) {
                if (isOpen(i) && condition.test(areas.get(i))) {
                    fillSlot(i, run);
                    return true;
                }
            }
            return false;
        }

        private boolean isOpen(int slot) {
            return slots.isEmpty() || slots.get(slot).isEmpty();
        }

        private void fillSlot(int slot, FreeRuns.Run run) {
            if (!slots.isEmpty()) {
                slots.set(slot, Optional.of(new Choice(run, run.count())));
            }
        }

        private boolean isFound(FreeRuns.Run run, Predicate<PhysicalVolume> condition) {
            for (int i = 0; apart == 0 && i < stripes; i++) {
                if (isOpen(i) && foundFor(i).stream().anyMatch(condition)) {
                    fillSlot(i, run);
                    return true;
                }
            }
            return false;
        }

        private List<PhysicalVolume> foundFor(int slot) {
            return found.get(slot);
        }

        Optional<Found> result() {
            if (fill == Fill.BY_SLOT) {
                return filled() < wanted()
                        ? Optional.empty()
                        : Optional.of(new Found(slots.stream().flatMap(Optional::stream).toList(), Optional.empty()));
            }
            offers.subList(forApart ? stripes : 0, offers.size()).sort(Comparator.comparingLong(Choice::length).reversed());
            List<Choice> chosen = policy == Allocation.CONTIGUOUS && !rule.clingTags().isEmpty() ? oneOfEachTag() : offers;
            Optional<Choice> smallest = apart == 0 ? Optional.empty() : smallestForApart(chosen);
            boolean enough = chosen.size() >= wanted() && (apart == 0 || smallest.isPresent());
            return enough ? Optional.of(new Found(List.copyOf(chosen.subList(0, stripes)), smallest)) : Optional.empty();
        }

        /** The last of the runs, which are the smaller the later, that has room for what is to lie apart; maybe behind a stripe's part. */
        private Optional<Choice> smallestForApart(List<Choice> chosen) {
            for (int i = chosen.size() - 1; i >= 0; i--) {
                Choice choice = chosen.get(i);
                if (choice.length() >= apart) {
                    return i >= stripes || choice.run().count() >= needed + apart ? Optional.of(choice) : Optional.empty();
                }
            }
            return Optional.empty();
        }

        /** The offers without those whose physical volume shares a tag with an earlier one's. */
        private List<Choice> oneOfEachTag() {
            List<Choice> kept = new ArrayList<>();
            for (Choice offer : offers) {
                if (kept.stream().noneMatch(other -> rule.together(other.run().pv(), offer.run().pv()))) {
                    kept.add(offer);
                }
            }
            return kept;
        }
    }
}
