package volscope.sim.lvm.metadata;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Times as metadata text shows them, in UTC. */
public final class Times {

    private static final DateTimeFormatter CTIME = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx", Locale.ROOT);

    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final List<String> MONTHS = List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private Times() {
    }

    /** {@code Mon Jan  1 00:00:17 2024}. */
    public static String ctime(long seconds) {
        OffsetDateTime time = Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC);
        int year = time.getYear();
        if (year < 1000 || year > 9999) {
            return CTIME.format(time);
        }
        int day = time.getDayOfMonth();
        return DAYS.get(time.getDayOfWeek().ordinal()) + ' ' + MONTHS.get(time.getMonthValue() - 1) + (day < 10 ? "  " : " ") + day + ' '
                + two(time.getHour()) + ':' + two(time.getMinute()) + ':' + two(time.getSecond()) + ' ' + year;
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /** {@code 2024-01-01 00:00:15 +0000}. */
    public static String iso(long seconds) {
        return ISO.format(Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC));
    }
}
