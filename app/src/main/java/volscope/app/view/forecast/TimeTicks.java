package volscope.app.view.forecast;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Moments on an axis of time that a person would name: every 20 ms, every 15 s, every 6 h. All in nanoseconds. */
final class TimeTicks {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);
    private static final long DAY = TimeUnit.DAYS.toNanos(1);
    private static final List<Long> ROUND = LongStream
            .of(SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE,
                    15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY)
            .boxed().toList();

    private TimeTicks() {
    }

    /**
     * The step between two ticks.
     *
     * @param span
     *            how much time the axis shows
     * @param most
     *            how many ticks there may be at most, at least 1
     * @return the smallest round step that needs no more ticks than that
     */
    static long step(long span, int most) {
        long least = Math.max(1, Math.ceilDiv(span, most));
        if (least <= SECOND) {
            return decimal(1, least);
        }
        return least > DAY ? decimal(DAY, least) : ROUND.stream().filter(step -> step >= least).findFirst().orElseThrow();
    }

    /** The first of 1, 2, 5, 10, 20, 50 … units that is not below the least. */
    private static long decimal(long unit, long least) {
        for (long power = unit;; power *= 10) {
            for (long factor : new long[]{1, 2, 5}) {
                if (factor * power >= least) {
                    return factor * power;
                }
            }
        }
    }
}
