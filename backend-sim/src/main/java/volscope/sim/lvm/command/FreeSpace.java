package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.List;

import volscope.sim.lvm.metadata.Extents;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;

/** Which extents of physical volumes no volume has. */
final class FreeSpace {

    private FreeSpace() {
    }

    /** The free runs of a physical volume, in order. */
    static List<Extents> of(VolumeGroup vg, PhysicalVolume pv) {
        List<Extents> free = new ArrayList<>();
        long at = 0;
        for (Extents run : vg.lvs().used(pv.id())) {
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
        return !vg.lvs().used(pv.id()).isEmpty();
    }

    /** How many extents of a physical volume are free. */
    static long count(VolumeGroup vg, PhysicalVolume pv) {
        return of(vg, pv).stream().mapToLong(Extents::count).sum();
    }

    /** The extent behind the last one in use. */
    static long lastUsed(VolumeGroup vg, PhysicalVolume pv) {
        return vg.lvs().used(pv.id()).stream().mapToLong(Extents::end).max().orElse(0);
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
