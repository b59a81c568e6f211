package volscope.sim.page;

import java.util.Arrays;

/**
 * A page that begins with pairs of little-endian 64-bit numbers below 2^32 and is zero behind them: a metadata page of a store that is being
 * filled. An {@link EntryWriter} makes the next version of it, which shares the array: 24 bytes of memory a version, and 8 a pair.
 */
public final class EntryPage extends NumberPage {

    /** Pairs in a page. */
    public static final int PAIRS = NUMBERS / 2;

    /** Two numbers a pair; written behind {@link #used} alone as long as somebody looks. */
    private final int[] array;
    private final int used;

    EntryPage(int[] array, int used) {
        this.array = array;
        this.used = used;
    }

    /** So many numbers from its start, and all others that may not be zero. */
    long[] first(int least) {
        long[] numbers = new long[Math.max(least, used)];
        for (int i = 0; i < used; i++) {
            numbers[i] = Integer.toUnsignedLong(array[i]);
        }
        return numbers;
    }

    @Override
    long number(int index) {
        return index < used ? Integer.toUnsignedLong(array[index]) : 0;
    }

    @Override
    public void copyTo(int from, byte[] target, int at, int length) {
        int filled = Math.clamp(used * (long) Long.BYTES - from, 0, length);
        super.copyTo(from, target, at, filled);
        Arrays.fill(target, at + filled, at + length, (byte) 0);
    }

    @Override
    public String toString() {
        return "EntryPage[" + used / 2 + "]";
    }
}
