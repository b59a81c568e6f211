package volscope.sim.lvm.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A part of a whole, in millionths of a percent. Nothing and all are only what is exactly so.
 *
 * @param millionths
 *            from 0 to 100 000 000; more if the part is larger than the whole
 */
public record Percent(long millionths) implements Comparable<Percent> {

    /** Nothing. */
    public static final Percent ZERO = new Percent(0);

    /** All. */
    public static final Percent ALL = new Percent(100_000_000);

    private static final float ONE = 1_000_000;
    private static final float LEAST = 0.01f;
    private static final float MOST = 100.0f - LEAST;

    /** A part of a whole. */
    public static Percent of(long part, long whole) {
        if (part == 0) {
            return ZERO;
        }
        if (part == whole) {
            return ALL;
        }
        long millionths = (long) (ALL.millionths * ((double) part / whole));
        return new Percent(millionths == ALL.millionths ? ALL.millionths - 1 : Math.max(1, millionths));
    }

    /** Two decimals, of which what is not nothing has at least 0.01 and what is not all at most 99.99. */
    public String text() {
        return new BigDecimal(rounded()).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** The number that {@link #text} writes, with all its digits. */
    public float rounded() {
        float percent = millionths / ONE;
        if (percent < LEAST && millionths > 0) {
            return LEAST;
        }
        return percent > MOST && millionths < ALL.millionths ? MOST : percent;
    }

    /** What is left of the whole. */
    public Percent rest() {
        return new Percent(ALL.millionths - millionths);
    }

    @Override
    public int compareTo(Percent other) {
        return Long.compare(millionths, other.millionths);
    }
}
