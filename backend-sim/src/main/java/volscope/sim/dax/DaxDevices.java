package volscope.sim.dax;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.dm.Dm;
import volscope.sim.dm.MappedDevice;
import volscope.sim.kernel.Kernel;

/** What is known of the memory below a device. */
public final class DaxDevices {

    private DaxDevices() {
    }

    /** Whether a store that is fenced lasts without a flush command: what {@code MAP_SYNC} needs of the memory and all that is mapped to it. */
    public static boolean isSynchronous(Kernel kernel, DevNo dev) {
        Disk disk = kernel.get(Block.LAYER).get(dev);
        return disk.kind() == Disk.Kind.DM
                ? kernel.get(Dm.LAYER).find(dev).map(device -> device.memory() == MappedDevice.Memory.SYNCHRONOUS).orElse(false)
                : disk.kind().isSynchronous(kernel.profile());
    }
}
