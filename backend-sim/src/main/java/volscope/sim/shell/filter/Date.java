package volscope.sim.shell.filter;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import volscope.sim.fs.WallClock;
import volscope.sim.kernel.Invocation;

/** The program {@code date}: the time of day in the machine, in UTC. */
final class Date {

    private static final String DEFAULT = "%a %b %e %H:%M:%S %Z %Y";

    private static final Map<Character, String> PATTERNS = Map.ofEntries(Map.entry('Y', "yyyy"), Map.entry('m', "MM"), Map.entry('d', "dd"),
            Map.entry('H', "HH"), Map.entry('M', "mm"), Map.entry('S', "ss"), Map.entry('y', "yy"), Map.entry('j', "DDD"),
            Map.entry('a', "EEE"),
            Map.entry('A', "EEEE"), Map.entry('b', "MMM"), Map.entry('B', "MMMM"), Map.entry('F', "yyyy-MM-dd"), Map.entry('T', "HH:mm:ss"),
            Map.entry('R', "HH:mm"), Map.entry('D', "MM/dd/yy"), Map.entry('I', "hh"), Map.entry('p', "a"));

    private Date() {
    }

    static int run(Invocation invocation) {
        Optional<Options> read = Options.read(invocation, new Options.Known("u", Map.of("utc", 'u')));
        if (read.isEmpty()) {
            return 1;
        }
        List<String> operands = read.get().operands();
        if (operands.size() > 1 || !operands.isEmpty() && !operands.get(0).startsWith("+")) {
            return Failure.say(invocation, "invalid date '" + operands.getLast() + "'");
        }
        long now = invocation.sys().call(kernel -> kernel.now());
        invocation.out().println(format(operands.isEmpty() ? DEFAULT : operands.get(0).substring(1), now));
        return 0;
    }

    private static String format(String format, long now) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(WallClock.at(now), 0, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            text.append(c == '%' && i + 1 < format.length() ? directive(format.charAt(++i), time, now) : String.valueOf(c));
        }
        return text.toString();
    }

    private static String directive(char letter, LocalDateTime time, long now) {
        return switch (letter) {
            case 's' -> String.valueOf(WallClock.at(now));
            case 'N' -> String.format("%09d", now % 1_000_000_000);
            case 'e' -> String.format("%2d", time.getDayOfMonth());
            case 'Z' -> "UTC";
            case 'z' -> "+0000";
            case 'n' -> "\n";
            case 't' -> "\t";
            case '%' -> "%";
            default ->
                Optional.ofNullable(PATTERNS.get(letter)).map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time))
                        .orElse("%" + letter);
        };
    }
}
