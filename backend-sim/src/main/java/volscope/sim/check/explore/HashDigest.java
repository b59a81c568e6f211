package volscope.sim.check.explore;

/** Sums values up by a hash of 128 bits. */
final class HashDigest extends Digest {

    private static final long START_HIGH = 0x243f6a8885a308d3L;
    private static final long START_LOW = 0x13198a2e03707344L;
    private static final long FIRST = 0x9e3779b97f4a7c15L;
    private static final long SECOND = 0xc2b2ae3d27d4eb4fL;

    private long high;
    private long low;

    @Override
    void start() {
        super.start();
        high = START_HIGH;
        low = START_LOW;
    }

    @Override
    void put(long bits) {
        long one = (high ^ bits) * FIRST;
        long other = (low + bits) * SECOND;
        high = (one ^ one >>> 29) + Long.rotateLeft(other, 27);
        low = (other ^ other >>> 31) ^ Long.rotateLeft(one, 33);
    }

    @Override
    Summary finish(long[] named) {
        long one = mixed(high + low);
        return new Summary(one, mixed(low ^ Long.rotateLeft(one, 17)), named);
    }

    private static long mixed(long bits) {
        long z = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
        z = (z ^ z >>> 33) * 0xc4ceb9fe1a85ec53L;
        return z ^ z >>> 33;
    }
}
