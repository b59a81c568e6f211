package volscope.sim.shell.awk;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import volscope.sim.shell.filter.Conversion;

/** Numbers as awk reads and writes them. */
final class Numbers {

    private static final Pattern PREFIX = Pattern.compile("\\s*([-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?)");
    private static final double LARGEST_EXACT = 1L << 53;

    private Numbers() {
    }

    /** A number in a script. */
    static double literal(String text) {
        return text.startsWith("0x") || text.startsWith("0X") ? Long.parseUnsignedLong(text.substring(2), 16) : Double.parseDouble(text);
    }

    /** The value of the number a text starts with; 0 if it starts with none. */
    static double prefix(String text) {
        Matcher matcher = PREFIX.matcher(text);
        return matcher.lookingAt() ? Double.parseDouble(matcher.group(1)) : 0;
    }

    /** Whether a text is nothing but a number. */
    static boolean isNumber(String text) {
        Matcher matcher = PREFIX.matcher(text);
        return matcher.lookingAt() && text.substring(matcher.end()).isBlank();
    }

    /** A number as text: whole ones as they are, others by a format. */
    static String text(double value, String format) {
        if (value == Math.rint(value) && !Double.isInfinite(value)) {
            return Math.abs(value) < LARGEST_EXACT ? String.valueOf((long) value) : new BigDecimal(value).toPlainString();
        }
        Matcher matcher = Pattern.compile("%(\\d*)(?:\\.(\\d+))?([efgEFG])").matcher(format);
        boolean known = matcher.matches();
        int precision = known && matcher.group(2) != null ? Integer.parseInt(matcher.group(2)) : 6;
        return new Conversion("", 0, precision, known ? matcher.group(3).charAt(0) : 'g').real(value);
    }
}
