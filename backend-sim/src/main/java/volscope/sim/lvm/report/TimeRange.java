package volscope.sim.lvm.report;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time that a text means: a date without a time of day means the whole day, and so on.
 *
 * @param from
 *            its first second since 1970
 * @param to
 *            its last
 */
record TimeRange(long from, long to) {

    private static final Pattern TEXT = Pattern.compile(
            "(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2})(?:[ T]+(\\d{1,2})(?::(\\d{2})(?::(\\d{2}))?)?)?)?)?(?: *([+-])(\\d{2}):?(\\d{2})?)?");
    private static final Pattern EPOCH = Pattern.compile("@(\\d{1,12})");
    private static final List<ChronoUnit> UNITS = List.of(ChronoUnit.YEARS, ChronoUnit.MONTHS, ChronoUnit.DAYS, ChronoUnit.HOURS,
            ChronoUnit.MINUTES, ChronoUnit.SECONDS);
    private static final int[] LEAST = {0, 1, 1, 0, 0, 0};

    /** Reads {@code 2026-11-23 08:44:21 +0000}, any beginning of it, or {@code @} and seconds since 1970. */
    static Optional<TimeRange> parse(String text) {
        Matcher epoch = EPOCH.matcher(text.strip());
        if (epoch.matches()) {
            long second = Long.parseLong(epoch.group(1));
            return Optional.of(new TimeRange(second, second));
        }
        Matcher matcher = TEXT.matcher(text.strip());
        return matcher.matches() ? range(matcher) : Optional.empty();
    }

    private static Optional<TimeRange> range(Matcher matcher) {
        int[] parts = LEAST.clone();
        int given = 0;
        for (int i = 0; i < parts.length && matcher.group(i + 1) != null; i++) {
            parts[i] = Integer.parseInt(matcher.group(i + 1));
            given = i;
        }
        try {
            LocalDateTime start = LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
            ZoneOffset zone = zone(matcher);
            long end = start.plus(1, UNITS.get(given)).toEpochSecond(zone) - 1;
            return Optional.of(new TimeRange(start.toEpochSecond(zone), end));
        } catch (java.time.DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static ZoneOffset zone(Matcher matcher) {
        if (matcher.group(7) == null) {
            return ZoneOffset.UTC;
        }
        int sign = matcher.group(7).equals("-") ? -1 : 1;
        int minutes = matcher.group(9) == null ? 0 : Integer.parseInt(matcher.group(9));
        return ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(matcher.group(8)), sign * minutes);
    }

    /** Whether a second compares so to this time. */
    boolean holds(String operator, long second) {
        return switch (operator) {
            case "=" -> second >= from && second <= to;
            case "!=" -> second < from || second > to;
            case ">=" -> second >= from;
            case ">" -> second > to;
            case "<=" -> second <= to;
            default -> second < from;
        };
    }
}
