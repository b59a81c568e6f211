package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import volscope.sim.lvm.metadata.Extents;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VolumeGroup;

/** Which extents of physical volumes no volume has. */
final class FreeSpace {

    private FreeSpace() {
    }

    /** The free runs of a physical volume, in order. */
    static List<Extents> of(VolumeGroup vg, PhysicalVolume pv) {
        List<Extents> used = new ArrayList<>(used(vg, pv.id()));
        used.sort(Comparator.comparingLong(Extents::start));
        List<Extents> free = new ArrayList<>();
        long at = 0;
        for (Extents run : used) {
            add(free, at, run.start());
            at = Math.max(at, run.end());
        }
        add(free, at, pv.peCount());
        return free;
    }

    private static void add(List<Extents> free, long from, long to) {
        if (to > from) {
            free.add(new Extents(from, to - from));
        }
    }

    /** Whether any volume lies on a physical volume. */
    static boolean isUsed(VolumeGroup vg, PhysicalVolume pv) {
        return !used(vg, pv.id()).isEmpty();
    }

    /** How many extents of a physical volume are free. */
    static long count(VolumeGroup vg, PhysicalVolume pv) {
        return of(vg, pv).stream().mapToLong(Extents::count).sum();
    }

    /** The extent behind the last one in use. */
    static long lastUsed(VolumeGroup vg, PhysicalVolume pv) {
        return used(vg, pv.id()).stream().mapToLong(Extents::end).max().orElse(0);
    }

    private static List<Extents> used(VolumeGroup vg, LvmId pv) {
        List<Extents> used = new ArrayList<>();
        for (LogicalVolume lv : vg.lvs().list()) {
            for (Segment segment : lv.segments()) {
                if (segment instanceof Segment.Striped striped) {
                    striped.areas().stream().filter(area -> area.pv().equals(pv)).map(striped::physical).forEach(used::add);
                }
            }
        }
        return used;
    }

    /** The parts of some runs that lie in others. */
    static List<Extents> within(List<Extents> runs, List<Extents> allowed) {
        List<Extents> parts = new ArrayList<>();
        for (Extents run : runs) {
            for (Extents limit : allowed) {
                add(parts, Math.max(run.start(), limit.start()), Math.min(run.end(), limit.end()));
            }
        }
        return parts;
    }
}
