package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.List;

import volscope.sim.lvm.metadata.Extents;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvTable;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VgFlag;
import volscope.sim.lvm.metadata.VolumeGroup;

/** A group counted in extents of another size: every count and every place has to come out whole. */
final class ExtentSizeChange {

    private final LvmContext context;
    private final VolumeGroup vg;
    private final long size;

    ExtentSizeChange(LvmContext context, VolumeGroup vg, long size) {
        this.context = context;
        this.vg = vg;
        this.size = size;
    }

    /** The group in new extents, or a complaint. */
    VolumeGroup apply() {
        if (!vg.has(VgFlag.RESIZEABLE)) {
            throw context.fail("Volume group \"" + vg.name() + "\" must be resizeable to change PE size");
        }
        if (size > vg.extentSectors() && vg.extents() * vg.extentSectors() % size != 0) {
            throw context.fail("New extent size is not a perfect fit");
        }
        if (Math.max(size, vg.extentSectors()) % Math.min(size, vg.extentSectors()) != 0) {
            throw context.fail("New extent size is not a perfect fit");
        }
        recount(vg.extents(), vg.name());
        recount(vg.freeExtents(), vg.name() + " free space");
        List<PhysicalVolume> pvs = vg.pvs().stream().map(pv -> pv.withExtents(recount(pv.peCount(), pv.device()))).toList();
        LvTable lvs = LvTable.of(vg.lvs().list().stream().map(lv -> lv.with(segments(lv))).toList());
        return new VolumeGroup(vg.name(), vg.id(), vg.seqno(), vg.flags(), vg.tags(), size, vg.limits(), vg.allocation(), pvs, lvs);
    }

    private List<Segment> segments(LogicalVolume lv) {
        List<Segment> segments = new ArrayList<>();
        for (Segment segment : lv.segments()) {
            Extents place = new Extents(recount(segment.extents().start(), lv.name()), recount(segment.extents().count(), lv.name()));
            segments.add(segment instanceof Segment.Striped striped ? striped(striped, place, lv) : segment.at(place));
        }
        return segments;
    }

    private Segment striped(Segment.Striped segment, Extents place, LogicalVolume lv) {
        List<Segment.Area> areas = segment.areas().stream()
                .map(area -> new Segment.Area(area.pv(), recount(area.extent(), lv.name() + " PV area"))).toList();
        return new Segment.Striped(place, segment.stripeSectors(), areas);
    }

    private long recount(long extents, String what) {
        long sectors = extents * vg.extentSectors();
        if (sectors % size != 0) {
            throw context.fail("New size " + sectors + " for " + what + " not an exact number of new extents.");
        }
        return sectors / size;
    }
}
