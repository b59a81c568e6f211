package volscope.sim.lvm.ondisk;

import volscope.sim.device.Block;
import volscope.sim.device.BlockIo;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Sys;

/** A way to read devices: a program's, with bios, or an onlooker's, who sees what hardware holds and disturbs nothing. */
public interface DeviceBytes {

    /**
     * Reads whole sectors.
     *
     * @throws volscope.sim.kernel.ErrnoException
     *             if the device cannot be read there
     */
    byte[] read(DevNo dev, long sector, long sectors);

    /** A program's way. */
    static DeviceBytes of(Sys sys) {
        return (dev, sector, sectors) -> BlockIo.read(sys, dev, sector, sectors).toArray();
    }

    /** An onlooker's way; a mapped device reads as zeros. */
    static DeviceBytes of(Kernel kernel) {
        return (dev, sector, sectors) -> kernel.get(Block.LAYER).media().read(dev, Sectors.toBytes(sector), (int) Sectors.toBytes(sectors));
    }

    /** Reads bytes that need not start or end with a sector. */
    default byte[] bytes(DevNo dev, long offset, long length) {
        long first = offset / Sectors.SIZE;
        long end = (offset + length + Sectors.SIZE - 1) / Sectors.SIZE;
        Data data = Data.of(read(dev, first, end - first));
        return data.slice((int) (offset - first * Sectors.SIZE), (int) length).toArray();
    }
}
