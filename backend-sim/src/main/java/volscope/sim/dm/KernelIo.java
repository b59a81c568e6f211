package volscope.sim.dm;

import java.util.Set;

import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.kernel.Kernel;

/** Requests that targets make for themselves and wait for, while a table is built. */
public final class KernelIo {

    private KernelIo() {
    }

    /**
     * Reads sectors.
     *
     * @throws volscope.sim.kernel.ErrnoException
     *             if the read fails
     * @throws volscope.sim.kernel.Sleeping
     *             while it cannot end
     */
    public static Data read(Kernel kernel, DevNo dev, long sector, long sectors) {
        Block block = kernel.get(Block.LAYER);
        return block.awaitWithin(block.request(BioOp.READ, dev, sector, sectors, Data.EMPTY, Set.of()));
    }

    /** The same through the kernel's own thread, which waits for it. */
    public static Data readByWorker(Kernel kernel, DevNo dev, long sector, long sectors) {
        Block block = kernel.get(Block.LAYER);
        String outer = kernel.enterWorker();
        try {
            return block.awaitWithin(block.request(BioOp.READ, dev, sector, sectors, Data.EMPTY, Set.of(BioFlag.SYNC)));
        } finally {
            kernel.enter(outer);
        }
    }

    /** Writes sectors, as {@link #read} reads them. */
    public static void write(Kernel kernel, DevNo dev, long sector, Data data, Set<BioFlag> flags) {
        Block block = kernel.get(Block.LAYER);
        block.awaitWithin(block.request(BioOp.WRITE, dev, sector, data.length() / Sectors.SIZE, data, flags));
    }
}
