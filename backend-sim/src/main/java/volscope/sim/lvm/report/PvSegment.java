package volscope.sim.lvm.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import volscope.sim.lvm.metadata.Extents;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VolumeGroup;

/**
 * A run of physical extents that serve one purpose.
 *
 * @param extents
 *            which
 * @param owner
 *            what lies there; empty if they are free
 */
record PvSegment(Extents extents, Optional<Owner> owner) {

    /** A segment of a volume. */
    record Owner(LogicalVolume lv, Segment.Striped segment) {

        /** The extents of the volume that lie there. */
        Extents logical() {
            return segment.extents();
        }
    }

    /** The runs of every physical volume of a group, in order, free ones included. */
    static Map<LvmId, List<PvSegment>> map(VolumeGroup vg) {
        Map<LvmId, List<PvSegment>> used = new HashMap<>();
        for (LogicalVolume lv : vg.lvs().list()) {
            for (Segment segment : lv.segments()) {
                if (segment instanceof Segment.Striped striped) {
                    striped.areas().forEach(area -> used.computeIfAbsent(area.pv(), pv -> new ArrayList<>())
                            .add(new PvSegment(striped.physical(area), Optional.of(new Owner(lv, striped)))));
                }
            }
        }
        Map<LvmId, List<PvSegment>> all = new HashMap<>();
        vg.pvs().forEach(pv -> all.put(pv.id(), fill(pv, used.getOrDefault(pv.id(), List.of()))));
        return all;
    }

    private static List<PvSegment> fill(PhysicalVolume pv, List<PvSegment> used) {
        List<PvSegment> filled = new ArrayList<>();
        long at = 0;
        for (PvSegment segment : used.stream().sorted(Comparator.comparingLong(one -> one.extents().start())).toList()) {
            free(at, segment.extents().start()).ifPresent(filled::add);
            filled.add(segment);
            at = segment.extents().end();
        }
        free(at, pv.peCount()).ifPresent(filled::add);
        return filled;
    }

    private static Optional<PvSegment> free(long from, long to) {
        return from < to ? Optional.of(new PvSegment(new Extents(from, to - from), Optional.empty())) : Optional.empty();
    }
}
