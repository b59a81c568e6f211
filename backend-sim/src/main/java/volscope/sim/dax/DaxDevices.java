package volscope.sim.dax;

import java.util.List;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.dm.Dm;
import volscope.sim.kernel.Kernel;

/** What is known of the memory below a device. */
public final class DaxDevices {

    private DaxDevices() {
    }

    /** Whether a store that is fenced lasts without a flush command: what {@code MAP_SYNC} needs of the memory and all that is mapped to it. */
    public static boolean isSynchronous(Kernel kernel, DevNo dev) {
        Disk disk = kernel.get(Block.LAYER).get(dev);
        return switch (disk.kind()) {
            case PMEM_FSDAX, PMEM_FSDAX_DEV -> true;
            case PMEM_RAW, PMEM_SECTOR, PMEM_VIRTIO, VIRTIO -> false;
            case DM -> lower(kernel, dev).stream().allMatch(below -> isSynchronous(kernel, below));
        };
    }

    private static List<DevNo> lower(Kernel kernel, DevNo dev) {
        return kernel.get(Dm.LAYER).find(dev).flatMap(device -> device.live()).map(table -> table.devices()).orElse(List.of());
    }
}
