package volscope.sim.lvm.activate;

import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VolumeGroup;

/** Which volumes lack a part because a physical volume is gone. */
public final class Partial {

    private Partial() {
    }

    /** Whether a volume, or one of its snapshots, lacks a part. */
    public static boolean isPartial(VolumeGroup vg, LogicalVolume lv) {
        return vg.isPartial() && (lacks(vg, lv) || vg.snapshotsOf(lv).stream().anyMatch(cow -> lacks(vg, cow))
                || vg.originOf(lv).filter(origin -> lacks(vg, origin)).isPresent());
    }

    private static boolean lacks(VolumeGroup vg, LogicalVolume lv) {
        return lv.segments().stream().anyMatch(segment -> segment instanceof Segment.Striped striped && striped.areas().stream()
                .anyMatch(area -> vg.pv(area.pv()).map(PhysicalVolume::isMissing).orElse(true)));
    }
}
