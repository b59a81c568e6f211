package volscope.app.lesson.predicate;

import volscope.app.lesson.seed.Comparison;

/**
 * What an amount is compared with.
 *
 * @param comparison
 *            how
 * @param number
 *            what with, in the smallest unit: hundredths of a per cent, sectors, or things
 * @param written
 *            as it stands in the goal
 */
public record Amount(Comparison comparison, long number, String written) {

    /** Judges an amount. */
    Finding judge(long found, Words observed) {
        return Finding.of(comparison.holds(Long.compare(found, number)), observed);
    }

    /** Judges a number of things. */
    Finding judge(long found) {
        return judge(found, Words.of("observed.count", found));
    }

    /** {@code exactly 6}, {@code at most 4}. */
    Words words() {
        return Words.of("compare." + comparison, written);
    }

    /** What amounts are counted in. */
    enum Unit {
        COUNT, SECTORS, PERCENT
    }
}
