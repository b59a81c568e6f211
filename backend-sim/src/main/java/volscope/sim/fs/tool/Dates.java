package volscope.sim.fs.tool;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;

/** Dates as {@code strftime} prints them in the C locale, in UTC. */
final class Dates {

    private Dates() {
    }

    /** A time in seconds since 1970, in a form of {@code strftime}. */
    static String format(long seconds, String form) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        var text = new StringBuilder();
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            text.append(c == '%' && i + 1 < form.length() ? field(time, form.charAt(++i)) : String.valueOf(c));
        }
        return text.toString();
    }

    private static String field(LocalDateTime time, char letter) {
        return switch (letter) {
            case 'a' -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'b' -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'd' -> two(time.getDayOfMonth());
            case 'e' -> "%2d".formatted(time.getDayOfMonth());
            case 'm' -> two(time.getMonthValue());
            case 'Y' -> String.valueOf(time.getYear());
            case 'H' -> two(time.getHour());
            case 'M' -> two(time.getMinute());
            case 'S' -> two(time.getSecond());
            default -> "%" + letter;
        };
    }

    private static String two(int number) {
        return "%02d".formatted(number);
    }
}
