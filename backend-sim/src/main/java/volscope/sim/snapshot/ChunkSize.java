package volscope.sim.snapshot;

import java.util.Optional;

import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;

/** Which chunk sizes a store takes. */
final class ChunkSize {

    private static final long LARGEST = Integer.MAX_VALUE >> 9;

    private ChunkSize() {
    }

    /** What is wrong with a size in sectors, if anything. */
    static Optional<String> problem(Snapshots snapshots, DevNo origin, DevNo cow, long chunk) {
        if (Long.bitCount(chunk) != 1) {
            return Optional.of("Chunk size is not a power of 2");
        }
        if (chunk % block(snapshots, cow) != 0 || chunk % block(snapshots, origin) != 0) {
            return Optional.of("Chunk size is not a multiple of device blocksize");
        }
        return chunk > LARGEST ? Optional.of("Chunk size is too high") : Optional.empty();
    }

    private static long block(Snapshots snapshots, DevNo dev) {
        return snapshots.block().get(dev).limits().logicalBlock() / Sectors.SIZE;
    }
}
