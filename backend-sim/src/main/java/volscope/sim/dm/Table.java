package volscope.sim.dm;

import java.util.List;

import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;

/**
 * A table: targets without gaps, and the devices they opened.
 *
 * @param targets
 *            in order of their sectors, at least one
 * @param devices
 *            the lower devices, last opened first
 * @param access
 *            whether it may be written through
 * @param type
 *            1 bio based, or the kernel's number for DAX
 */
public record Table(List<Target> targets, List<DevNo> devices, Disk.Access access, int type) {

    public Table {
        targets = List.copyOf(targets);
        devices = List.copyOf(devices);
    }

    /** Sectors it maps. */
    public long sectors() {
        Target last = targets.getLast();
        return last.start() + last.length();
    }

    /** The target of a sector that lies inside. */
    public Target at(long sector) {
        int low = 0;
        int high = targets.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (targets.get(middle).start() <= sector) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return targets.get(low);
    }
}
