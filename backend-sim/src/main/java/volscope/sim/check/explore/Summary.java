package volscope.sim.check.explore;

import java.util.Arrays;

/**
 * What a value says, whatever its form: 128 bits of its content in which the numbers that a machine hands out stand by their places, and
 * those numbers in the order they are met. Two values that differ in the choice of such numbers alone have the same bits.
 *
 * @param high
 *            the first half of the bits
 * @param low
 *            the other half
 * @param numbers
 *            what was handed out and is named in it, each once
 */
public record Summary(long high, long low, long[] numbers) {

    static final long[] NO_NUMBERS = {};

    /** An order by what values say; of two that say the same, the one that names the smaller numbers comes first. */
    public int order(Summary other) {
        if (high != other.high) {
            return Long.compare(high, other.high);
        }
        return low != other.low ? Long.compare(low, other.low) : Arrays.compare(numbers, other.numbers);
    }

    /** Whether two summaries stand for values that are the same but for the choice of numbers. */
    public boolean saysTheSame(Summary other) {
        return high == other.high && low == other.low;
    }
}
