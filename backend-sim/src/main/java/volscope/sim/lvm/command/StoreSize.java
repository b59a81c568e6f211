package volscope.sim.lvm.command;

import java.util.Optional;

import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VolumeGroup;

/** How large the exception store of a snapshot may usefully be. */
public final class StoreSize {

    /** A header, a chunk of exceptions and a chunk of data. */
    static final long FEWEST_CHUNKS = 3;

    private StoreSize() {
    }

    /** The extents of a store that can take every chunk of an origin. */
    static long mostExtents(long originSectors, long chunkSectors, long extentSectors) {
        long chunks = Sizing.ceil(originSectors, chunkSectors);
        long perArea = chunkSectors * 32;
        long metadata = (chunks + perArea) / perArea;
        return Sizing.ceil((1 + chunks + metadata) * chunkSectors, extentSectors);
    }

    /** Whether a snapshot's store can take every chunk of its origin. */
    public static boolean coversOrigin(VolumeGroup vg, LogicalVolume cow) {
        Optional<Segment.Snapshot> relation = vg.relationOf(cow);
        return relation.filter(found -> cow.extents() >= mostExtents(found.extents().count() * vg.extentSectors(), found.chunkSectors(),
                vg.extentSectors())).isPresent();
    }
}
