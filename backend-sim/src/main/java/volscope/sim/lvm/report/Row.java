package volscope.sim.lvm.report;

import java.util.Optional;

import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.Segment;

/**
 * What one line of a report tells of.
 *
 * @param group
 *            the group
 * @param lv
 *            the logical volume
 * @param segment
 *            a segment of it
 * @param pv
 *            the physical volume
 * @param pvSegment
 *            a run of its extents
 */
record Row(Optional<GroupView> group, Optional<LogicalVolume> lv, Optional<Segment> segment, Optional<PvRow> pv,
        Optional<PvSegment> pvSegment) {

    static Row of(GroupView group) {
        return new Row(Optional.of(group), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Row of(Optional<GroupView> group, PvRow pv) {
        return new Row(group, Optional.empty(), Optional.empty(), Optional.of(pv), Optional.empty());
    }

    Row with(LogicalVolume volume) {
        return new Row(group, Optional.of(volume), segment, pv, pvSegment);
    }

    Row with(Segment part) {
        return new Row(group, lv, Optional.of(part), pv, pvSegment);
    }

    Row with(PvSegment run) {
        return new Row(group, run.owner().map(PvSegment.Owner::lv), run.owner().map(PvSegment.Owner::segment), pv, Optional.of(run));
    }
}
