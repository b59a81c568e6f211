package volscope.sim.thin;

/**
 * Where a block of a thin device is.
 *
 * @param block
 *            the data block
 * @param time
 *            the pool's time when it was mapped; a snapshot made later shares it
 */
record Mapping(long block, long time) {

    private static final int TIME_BITS = 24;

    static Mapping of(long packed) {
        return new Mapping(packed >>> TIME_BITS, packed & (1L << TIME_BITS) - 1);
    }

    long packed() {
        return block << TIME_BITS | time & (1L << TIME_BITS) - 1;
    }
}
