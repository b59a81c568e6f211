package volscope.sim.snapshot;

import java.util.Set;

import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.kernel.Kernel;

/** Requests the kernel makes for itself and waits for, while a table is built. */
final class KernelIo {

    private KernelIo() {
    }

    static Data read(Kernel kernel, DevNo dev, long sector, long sectors) {
        Block block = kernel.get(Block.LAYER);
        return block.await(block.request(BioOp.READ, dev, sector, sectors, Data.EMPTY, Set.of()));
    }

    /** The same through the kernel's own thread. */
    static Data readByWorker(Kernel kernel, DevNo dev, long sector, long sectors) {
        Block block = kernel.get(Block.LAYER);
        String outer = kernel.enterWorker();
        try {
            return block.await(block.request(BioOp.READ, dev, sector, sectors, Data.EMPTY, Set.of(BioFlag.SYNC)));
        } finally {
            kernel.enter(outer);
        }
    }

    static void write(Kernel kernel, DevNo dev, long sector, Data data, Set<BioFlag> flags) {
        Block block = kernel.get(Block.LAYER);
        block.await(block.request(BioOp.WRITE, dev, sector, data.length() / Sectors.SIZE, data, flags));
    }
}
