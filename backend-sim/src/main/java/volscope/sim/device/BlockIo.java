package volscope.sim.device;

import java.util.Set;

import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.Sys;

/** Direct reads and writes of a block device by a program: each is one bio that the task waits for. */
public final class BlockIo {

    private BlockIo() {
    }

    /**
     * Reads sectors.
     *
     * @throws volscope.sim.kernel.ErrnoException
     *             if the read fails
     */
    public static Data read(Sys sys, DevNo dev, long sector, long sectors) {
        return submit(sys, BioOp.READ, dev, sector, sectors, Data.EMPTY, Set.of(BioFlag.IDLE));
    }

    /** Writes sectors; the data's length is a multiple of 512. */
    public static void write(Sys sys, DevNo dev, long sector, Data data) {
        submit(sys, BioOp.WRITE, dev, sector, data.length() / Sectors.SIZE, data, Set.of(BioFlag.IDLE));
    }

    /** Writes sectors that are durable when the write ends. */
    public static void writeThrough(Sys sys, DevNo dev, long sector, Data data) {
        submit(sys, BioOp.WRITE, dev, sector, data.length() / Sectors.SIZE, data, Set.of(BioFlag.IDLE, BioFlag.FUA));
    }

    /** Makes durable what was written. */
    public static void flush(Sys sys, DevNo dev) {
        submit(sys, BioOp.FLUSH, dev, 0, 0, Data.EMPTY, Set.of(BioFlag.PREFLUSH));
    }

    /** No signal ends the wait for a request that does not go through the page cache. */
    private static Data awaitDeeply(Block block, long id) {
        try {
            return block.await(id);
        } catch (Sleeping sleeping) {
            throw sleeping.deeper();
        }
    }

    /** Sends one bio and waits for it; what it changes is not cached any more. */
    public static Data submit(Sys sys, BioOp op, DevNo dev, long sector, long sectors, Data data, Set<BioFlag> flags) {
        long id = sys.call(kernel -> kernel.get(Block.LAYER).request(op, dev, sector, sectors, data, flags));
        return sys.call(kernel -> {
            Block block = kernel.get(Block.LAYER);
            Data read = awaitDeeply(block, id);
            if (op != BioOp.READ) {
                block.pageCache().drop(dev, Sectors.toBytes(sector), Sectors.toBytes(sector + sectors));
            }
            return read;
        });
    }
}
