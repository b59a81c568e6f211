package volscope.sim.fs;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a time is written, in UTC and the words of the C locale.
 *
 * @param format
 *            text with directives, as {@code strftime} takes it
 */
public record TimeFormat(String format) {

    private static final Map<Character, String> PATTERNS = Map.ofEntries(Map.entry('Y', "yyyy"), Map.entry('m', "MM"), Map.entry('d', "dd"),
            Map.entry('H', "HH"), Map.entry('M', "mm"), Map.entry('S', "ss"), Map.entry('y', "yy"), Map.entry('j', "DDD"),
            Map.entry('a', "EEE"),
            Map.entry('A', "EEEE"), Map.entry('b', "MMM"), Map.entry('B', "MMMM"), Map.entry('F', "yyyy-MM-dd"), Map.entry('T', "HH:mm:ss"),
            Map.entry('R', "HH:mm"), Map.entry('D', "MM/dd/yy"), Map.entry('I', "hh"), Map.entry('p', "a"));

    /** The format of a text. */
    public static TimeFormat of(String format) {
        return new TimeFormat(format);
    }

    /** Writes a time of whole seconds since 1970. */
    public String text(long second) {
        return text(second, 0);
    }

    /** Writes a time of seconds since 1970 and nanoseconds beyond them. */
    public String text(long second, int nanos) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(second, nanos, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            text.append(c == '%' && i + 1 < format.length() ? directive(format.charAt(++i), time) : String.valueOf(c));
        }
        return text.toString();
    }

    private static String directive(char letter, LocalDateTime time) {
        return switch (letter) {
            case 's' -> String.valueOf(time.toEpochSecond(ZoneOffset.UTC));
            case 'N' -> String.format("%09d", time.getNano());
            case 'e' -> String.format("%2d", time.getDayOfMonth());
            case 'Z' -> "UTC";
            case 'z' -> "+0000";
            case 'n' -> "\n";
            case 't' -> "\t";
            case '%' -> "%";
            default -> Optional.ofNullable(PATTERNS.get(letter))
                    .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time)).orElse("%" + letter);
        };
    }
}
