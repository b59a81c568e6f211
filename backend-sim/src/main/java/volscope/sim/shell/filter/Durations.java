package volscope.sim.shell.filter;

import java.math.BigDecimal;
import java.util.Optional;

/** Durations as {@code sleep} and {@code timeout} take them: {@code 0.5}, {@code 2m}. */
public final class Durations {

    private static final BigDecimal SECOND = BigDecimal.valueOf(1_000_000_000L);
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Durations() {
    }

    /** The duration in nanoseconds; nothing if the text is none. */
    public static Optional<Long> nanoseconds(String text) {
        if (text.equals("infinity") || text.equals("inf")) {
            return Optional.of(Long.MAX_VALUE);
        }
        if (!text.matches("(\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18})[smhd]?")) {
            return Optional.empty();
        }
        boolean hasUnit = Character.isLetter(text.charAt(text.length() - 1));
        BigDecimal number = new BigDecimal(hasUnit ? text.substring(0, text.length() - 1) : text);
        return Optional.of(number.multiply(SECOND).multiply(unit(text)).min(LONGEST).longValue());
    }

    private static BigDecimal unit(String text) {
        return BigDecimal.valueOf(switch (text.charAt(text.length() - 1)) {
            case 'm' -> 60;
            case 'h' -> 3600;
            case 'd' -> 86_400;
            default -> 1;
        });
    }
}
