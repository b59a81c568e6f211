package volscope.sim.kernel;

/** SplitMix64: the one generator of numbers in a machine, whose whole state is one {@code long}. */
public final class SplitMix {

    private long state;

    public SplitMix(long state) {
        this.state = state;
    }

    /** The next 64 bits. */
    public long next() {
        long z = state += 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /** A number from 0 to {@code bound - 1}. */
    public int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** All that is needed to go on. */
    public long state() {
        return state;
    }
}
