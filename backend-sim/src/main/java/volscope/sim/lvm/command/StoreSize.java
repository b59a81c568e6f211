package volscope.sim.lvm.command;

/** How large the exception store of a snapshot may usefully be. */
final class StoreSize {

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
}
