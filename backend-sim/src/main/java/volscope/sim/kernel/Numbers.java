package volscope.sim.kernel;

import org.jspecify.annotations.Nullable;

/** The numbers that a draft hands out. */
final class Numbers {

    /** Names are numbers from here up to twice that. */
    private static final long FIRST_NAME = 1L << 61;

    private long last;
    private boolean counted;
    /** What names are made from; nothing if they are numbers like all others. */
    private @Nullable SplitMix names;

    /**
     * @param last
     *            the last number that was handed out
     */
    Numbers(long last) {
        this.last = last;
    }

    static boolean isName(long number) {
        return number >= FIRST_NAME && number < 2 * FIRST_NAME;
    }

    long next() {
        counted = true;
        return ++last;
    }

    long nextName() {
        SplitMix from = names;
        return from == null ? next() : FIRST_NAME | from.next() >>> 3;
    }

    void nameAfter(long who) {
        names = new SplitMix(who);
    }

    /** The last number that was handed out and is no name. */
    long last() {
        return last;
    }

    /** Whether a number was handed out since the beginning that is no name. */
    boolean areCounted() {
        return counted;
    }
}
