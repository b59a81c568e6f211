package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

import volscope.sim.lvm.metadata.Extents;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VolumeGroup;

/** Extents of a physical volume on their way to other places: what moves, where to, and what the volumes on them become. */
final class ExtentMove {

    private final VolumeGroup vg;
    private final PhysicalVolume from;
    private final List<Extents> runs = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    /**
     * A run of extents and its new place.
     *
     * @param source
     *            where it is
     * @param target
     *            where its first extent goes
     */
    record Link(Extents source, Segment.Area target) {

        private Segment.Area at(long extent) {
            return new Segment.Area(target.pv(), target.extent() + extent - source.start());
        }
    }

    /**
     * Finds what moves.
     *
     * @param ranges
     *            the extents that may move
     * @param volumes
     *            the volumes that may move
     */
    ExtentMove(VolumeGroup vg, PhysicalVolume from, List<Extents> ranges, Predicate<LogicalVolume> volumes) {
        this.vg = vg;
        this.from = from;
        vg.lvs().list().stream().filter(volumes).flatMap(lv -> lv.segments().stream()).filter(Segment.Striped.class::isInstance)
                .map(Segment.Striped.class::cast).forEach(segment -> segment.areas().stream().filter(area -> area.pv().equals(from.id()))
                        .forEach(area -> runs.addAll(FreeSpace.within(List.of(segment.physical(area)), ranges))));
    }

    /** The runs that move, in the order of the volumes. */
    List<Extents> runs() {
        return runs;
    }

    /** How many extents move. */
    long total() {
        return runs.stream().mapToLong(Extents::count).sum();
    }

    /** Gives what moves its new places, as many extents as move. */
    void place(List<Segment> places) {
        List<Segment.Area> starts = new ArrayList<>();
        List<Long> left = new ArrayList<>();
        for (Segment place : places) {
            starts.add(((Segment.Striped) place).areas().getFirst());
            left.add(place.extents().count());
        }
        int at = 0;
        for (Extents run : runs) {
            long start = run.start();
            while (start < run.end()) {
                long count = Math.min(run.end() - start, left.get(at));
                Segment.Area target = starts.get(at);
                links.add(new Link(new Extents(start, count), target));
                starts.set(at, new Segment.Area(target.pv(), target.extent() + count));
                left.set(at, left.get(at) - count);
                start += count;
                at += left.get(at) == 0 ? 1 : 0;
            }
        }
    }

    /** What moves where. */
    List<Link> links() {
        return links;
    }

    /** The group afterwards. */
    VolumeGroup moved() {
        VolumeGroup moved = vg;
        for (LogicalVolume lv : vg.lvs().list()) {
            List<Segment> segments = lv.segments().stream().flatMap(segment -> moved(segment).stream()).toList();
            if (!segments.equals(lv.segments())) {
                moved = moved.change(lv.name(), old -> old.with(Allocator.merged(segments)));
            }
        }
        return moved;
    }

    private List<Segment> moved(Segment segment) {
        if (!(segment instanceof Segment.Striped striped)) {
            return List.of(segment);
        }
        List<Long> cuts = new ArrayList<>(cuts(striped));
        List<Segment> pieces = new ArrayList<>();
        int stripes = striped.areas().size();
        for (int i = 0; i + 1 < cuts.size(); i++) {
            long offset = cuts.get(i);
            Extents place = new Extents(striped.extents().start() + offset * stripes, (cuts.get(i + 1) - offset) * stripes);
            List<Segment.Area> areas = striped.areas().stream()
                    .map(area -> target(area.pv(), area.extent() + offset).orElse(new Segment.Area(area.pv(), area.extent() + offset)))
                    .toList();
            pieces.add(new Segment.Striped(place, striped.stripeSectors(), areas));
        }
        return pieces;
    }

    private TreeSet<Long> cuts(Segment.Striped striped) {
        TreeSet<Long> cuts = new TreeSet<>(List.of(0L, striped.areaLength()));
        for (Segment.Area area : striped.areas()) {
            if (area.pv().equals(from.id())) {
                for (Link link : links) {
                    cuts.add(Math.clamp(link.source().start() - area.extent(), 0, striped.areaLength()));
                    cuts.add(Math.clamp(link.source().end() - area.extent(), 0, striped.areaLength()));
                }
            }
        }
        return cuts;
    }

    private Optional<Segment.Area> target(LvmId pv, long extent) {
        return pv.equals(from.id())
                ? links.stream().filter(link -> link.source().contains(extent)).map(link -> link.at(extent)).findFirst()
                : Optional.empty();
    }
}
