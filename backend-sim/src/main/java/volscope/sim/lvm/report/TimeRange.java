package volscope.sim.lvm.report;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time that a text means: a date without a time of day means the whole day, and so on. lvm takes the end of the day before the last of
 * most months, and that of everything that ends a month or year, for a later one, and so does this.
 *
 * @param from
 *            its first second since 1970
 * @param to
 *            its last; the first if it is a moment
 */
record TimeRange(long from, long to) {

    /**
     * A text that means no time.
     *
     * @param complaint
     *            what lvm says of it
     */
    static final class Unknown extends Exception {

        private static final long serialVersionUID = 1;

        Unknown(String complaint) {
            super(complaint, null, false, false);
        }

        String complaint() {
            return String.valueOf(getMessage());
        }
    }

    private static final Pattern TEXT = Pattern.compile(
            "(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2})(?:[ T]+(\\d{1,2})(?::(\\d{2})(?::(\\d{2}))?)?)?)?)?(?: *([+-])(\\d{2}):?(\\d{2})?)?");
    private static final Pattern EPOCH = Pattern.compile("@(\\d{1,12})");
    private static final Pattern AGO = Pattern.compile("(\\d{1,9}) *([a-z]+) +ago");
    private static final List<ChronoUnit> UNITS = List.of(ChronoUnit.YEARS, ChronoUnit.MONTHS, ChronoUnit.DAYS, ChronoUnit.HOURS,
            ChronoUnit.MINUTES, ChronoUnit.SECONDS);
    private static final int[] LEAST = {0, 1, 1, 0, 0, 0};
    private static final int[] MOST_OF_MONTH = {31, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30};
    private static final Map<String, ChronoUnit> WORDS = Map.ofEntries(Map.entry("s", ChronoUnit.SECONDS),
            Map.entry("sec", ChronoUnit.SECONDS), Map.entry("second", ChronoUnit.SECONDS), Map.entry("m", ChronoUnit.MINUTES),
            Map.entry("min", ChronoUnit.MINUTES), Map.entry("minute", ChronoUnit.MINUTES), Map.entry("h", ChronoUnit.HOURS),
            Map.entry("hr", ChronoUnit.HOURS), Map.entry("hour", ChronoUnit.HOURS), Map.entry("day", ChronoUnit.DAYS),
            Map.entry("week", ChronoUnit.WEEKS), Map.entry("month", ChronoUnit.MONTHS), Map.entry("year", ChronoUnit.YEARS));

    /**
     * Reads {@code 2026-11-23 08:44:21 +0000}, any beginning of it, {@code @} and seconds since 1970, the name of a day, or how long ago.
     *
     * @param now
     *            the time of day, in seconds since 1970
     */
    static TimeRange parse(String text, long now) throws Unknown {
        String plain = text.strip();
        Matcher epoch = EPOCH.matcher(plain);
        if (epoch.matches()) {
            return moment(Long.parseLong(epoch.group(1)));
        }
        Matcher matcher = TEXT.matcher(plain);
        if (matcher.matches()) {
            return range(matcher);
        }
        return relative(plain.toLowerCase(Locale.ROOT), now)
                .orElseThrow(() -> new Unknown("Unrecognized string in date/time specification at \"" + plain + "\"."));
    }

    private static TimeRange moment(long second) {
        return new TimeRange(second, second);
    }

    private static Optional<TimeRange> relative(String text, long now) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(now, 0, ZoneOffset.UTC);
        LocalDateTime today = time.truncatedTo(ChronoUnit.DAYS);
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            String word = ago.group(2);
            return Optional.ofNullable(WORDS.getOrDefault(word, WORDS.get(word.substring(0, word.length() - 1))))
                    .map(unit -> moment(time.minus(Long.parseLong(ago.group(1)), unit).toEpochSecond(ZoneOffset.UTC)));
        }
        return switch (text) {
            case "today" -> Optional.of(day(today));
            case "yesterday" -> Optional.of(day(today.minusDays(1)));
            case "midnight" -> Optional.of(moment(today.toEpochSecond(ZoneOffset.UTC)));
            case "noon" -> Optional.of(moment(today.plusHours(12).toEpochSecond(ZoneOffset.UTC)));
            default -> weekday(text).map(day -> day(today.minusDays((7 + today.getDayOfWeek().getValue() - day.getValue()) % 7)));
        };
    }

    private static TimeRange day(LocalDateTime start) {
        long first = start.toEpochSecond(ZoneOffset.UTC);
        return new TimeRange(first, first + 86_399);
    }

    private static Optional<DayOfWeek> weekday(String text) {
        return List.of(DayOfWeek.values()).stream().filter(day -> {
            String name = day.name().toLowerCase(Locale.ROOT);
            return name.equals(text) || name.substring(0, 3).equals(text);
        }).findFirst();
    }

    private static TimeRange range(Matcher matcher) throws Unknown {
        int[] parts = LEAST.clone();
        int given = 0;
        for (int i = 0; i < parts.length && matcher.group(i + 1) != null; i++) {
            parts[i] = Integer.parseInt(matcher.group(i + 1));
            given = i;
        }
        if (parts[1] < 1 || parts[1] > 12) {
            throw new Unknown("Specified month out of range.");
        }
        try {
            LocalDateTime start = LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
            ZoneOffset zone = zone(matcher);
            return new TimeRange(start.toEpochSecond(zone), next(start, UNITS.get(given)).toEpochSecond(zone) - 1);
        } catch (DateTimeException noDate) {
            throw new Unknown("Specified day of month out of range.");
        }
    }

    /** The start of what follows, as lvm counts: what is full carries into the next larger part and stays full itself. */
    private static LocalDateTime next(LocalDateTime start, ChronoUnit part) {
        boolean full = switch (part) {
            case SECONDS -> start.getSecond() == 59;
            case MINUTES -> start.getMinute() == 59;
            case HOURS -> start.getHour() == 23;
            case DAYS -> start.getDayOfMonth() >= MOST_OF_MONTH[start.getMonthValue() - 1];
            case MONTHS -> start.getMonthValue() == 12;
            default -> false;
        };
        return full ? next(start, UNITS.get(UNITS.indexOf(part) - 1)) : start.plus(1, part);
    }

    private static ZoneOffset zone(Matcher matcher) {
        if (matcher.group(7) == null) {
            return ZoneOffset.UTC;
        }
        int sign = matcher.group(7).equals("-") ? -1 : 1;
        int minutes = matcher.group(9) == null ? 0 : Integer.parseInt(matcher.group(9));
        return ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(matcher.group(8)), sign * minutes);
    }

    /** Whether a second compares so to this time; of a time that lasts, lvm takes {@code !=} for {@code =}. */
    boolean holds(String operator, long second) {
        return switch (operator) {
            case "=" -> second >= from && second <= to;
            case "!=" -> from == to ? second != from : second >= from && second <= to;
            case ">=" -> second >= from;
            case ">" -> second > to;
            case "<=" -> second <= to;
            default -> second < from;
        };
    }
}
