package volscope.sim.dm;

import java.util.List;

import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.dm.MappedDevice.LowerKey;

/**
 * A table: targets without gaps, and the devices they opened.
 *
 * @param targets
 *            in order of their sectors, at least one
 * @param opened
 *            the lower devices, last opened first
 * @param access
 *            whether it may be written through
 * @param type
 *            1 bio based, or the kernel's number for DAX
 */
public record Table(List<Target> targets, List<LowerKey> opened, Disk.Access access, int type) {

    public Table {
        targets = List.copyOf(targets);
        opened = List.copyOf(opened);
    }

    /** The lower devices, last opened first. */
    public List<DevNo> devices() {
        return opened.stream().map(LowerKey::dev).toList();
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
