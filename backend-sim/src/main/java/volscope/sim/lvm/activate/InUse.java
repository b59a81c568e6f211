package volscope.sim.lvm.activate;

import java.util.Optional;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.kernel.Kernel;

/** Who uses a device, as /sys and the mount table tell it. */
public final class InUse {

    /** The holder's name of devices below mapped devices. */
    static final String DEVICE_MAPPER = "device-mapper";

    private InUse() {
    }

    /** A use that keeps a device from being removed. */
    public enum Use {
        NONE(""),
        /** Another mapped device lies on it. */
        HELD("is used by another device"),
        /** A file system is mounted from it. */
        MOUNTED("contains a filesystem in use"),
        /** Some program has it open. */
        OPEN("in use");

        private final String words;

        Use(String words) {
            this.words = words;
        }

        /** As a complaint says it. */
        public String words() {
            return words;
        }
    }

    /** The use of a device now. */
    public static Use of(Kernel kernel, DevNo dev) {
        Optional<Disk> disk = kernel.get(Block.LAYER).find(dev);
        Optional<Disk.Holder> holder = disk.flatMap(Disk::holder);
        if (holder.isPresent()) {
            return holder.get().name().equals(DEVICE_MAPPER) ? Use.HELD : Use.MOUNTED;
        }
        return disk.filter(there -> there.opens() > 0).isPresent() ? Use.OPEN : Use.NONE;
    }
}
