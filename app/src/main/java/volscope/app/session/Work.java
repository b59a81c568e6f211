package volscope.app.session;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a run of many lines has come.
 *
 * @param done
 *            lines that ran
 * @param all
 *            lines in all
 * @param since
 *            when the first began
 * @param now
 *            when the last ended
 */
public record Work(int done, int all, Instant since, Instant now) {
    private static final double MILLIS = 1000;

    /** Lines a second. */
    public double rate() {
        return done * MILLIS / Math.max(1, Duration.between(since, now).toMillis());
    }
}
