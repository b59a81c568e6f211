package volscope.sim.lvm.metadata;

import java.util.List;
import java.util.Map;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The extents of physical volumes that volumes take, as runs that don't touch; an immutable value.
 *
 * @param runs
 *            for each physical volume the end of each run, by its start
 */
record UsedExtents(PMap<LvmId, PSortedMap<Long, Long>> runs) {

    /** None. */
    static final UsedExtents NONE = new UsedExtents(HashTreePMap.empty());

    /** The runs of a physical volume, in order. */
    List<Extents> of(LvmId pv) {
        return runs(pv).entrySet().stream().map(run -> new Extents(run.getKey(), run.getValue() - run.getKey())).toList();
    }

    private PSortedMap<Long, Long> runs(LvmId pv) {
        return runs.getOrDefault(pv, TreePMap.empty());
    }

    /** What a volume takes of a physical volume. */
    private record Taken(LvmId pv, Extents extents) {
    }

    private static List<Taken> taken(LogicalVolume lv) {
        return lv.segments().stream().filter(Segment.Striped.class::isInstance).map(Segment.Striped.class::cast)
                .flatMap(striped -> striped.areas().stream().map(area -> new Taken(area.pv(), striped.physical(area)))).toList();
    }

    /** The same with all extents of a volume more. */
    UsedExtents plus(LogicalVolume lv) {
        UsedExtents more = this;
        for (Taken taken : taken(lv)) {
            more = more.plus(taken.pv(), taken.extents());
        }
        return more;
    }

    private UsedExtents plus(LvmId pv, Extents extents) {
        PSortedMap<Long, Long> used = runs(pv);
        long start = extents.start();
        long end = extents.end();
        for (Map.Entry<Long, Long> run = used.floorEntry(end); run != null && run.getValue() >= start; run = used.floorEntry(end)) {
            start = Math.min(start, run.getKey());
            end = Math.max(end, run.getValue());
            used = used.minus(run.getKey());
        }
        return new UsedExtents(runs.plus(pv, used.plus(start, end)));
    }

    /** The same without the extents of a volume. */
    UsedExtents minus(LogicalVolume lv) {
        UsedExtents less = this;
        for (Taken taken : taken(lv)) {
            less = less.minus(taken.pv(), taken.extents());
        }
        return less;
    }

    private UsedExtents minus(LvmId pv, Extents extents) {
        PSortedMap<Long, Long> used = runs(pv);
        Map.Entry<Long, Long> run = used.floorEntry(extents.start());
        if (run == null || run.getValue() < extents.end()) {
            return this;
        }
        used = used.minus(run.getKey());
        if (run.getKey() < extents.start()) {
            used = used.plus(run.getKey(), extents.start());
        }
        if (extents.end() < run.getValue()) {
            used = used.plus(extents.end(), run.getValue());
        }
        return new UsedExtents(used.isEmpty() ? runs.minus(pv) : runs.plus(pv, used));
    }
}
