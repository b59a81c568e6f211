package volscope.sim.lvm.metadata;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as metadata text shows them, in UTC. */
public final class Times {

    private static final DateTimeFormatter CTIME = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx", Locale.ROOT);

    private Times() {
    }

    /** {@code Mon Jan  1 00:00:17 2024}. */
    public static String ctime(long seconds) {
        return CTIME.format(Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC));
    }

    /** {@code 2024-01-01 00:00:15 +0000}. */
    public static String iso(long seconds) {
        return ISO.format(Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC));
    }
}
