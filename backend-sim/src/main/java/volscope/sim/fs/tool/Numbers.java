package volscope.sim.fs.tool;

import java.math.BigInteger;
import java.util.OptionalInt;

/** Whole numbers as C writes them: decimal, octal after {@code 0}, hexadecimal after {@code 0x}. */
public final class Numbers {

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private Numbers() {
    }

    /** Where the number that starts at {@code start} ends; {@code start} if none does. */
    public static int end(String text, int start) {
        int radix = radix(text, start);
        int end = start + (radix == 16 ? 2 : 0);
        while (end < text.length() && Character.digit(text.charAt(end), radix) >= 0) {
            end++;
        }
        return end;
    }

    private static int radix(String text, int start) {
        boolean hexadecimal = text.regionMatches(true, start, "0x", 0, 2) && start + 2 < text.length()
                && Character.digit(text.charAt(start + 2), 16) >= 0;
        return hexadecimal ? 16 : text.startsWith("0", start) ? 8 : 10;
    }

    /** The value of a text; empty if it is not one number, or more than a device number has. */
    static OptionalInt small(String text) {
        boolean whole = !text.isEmpty() && end(text, 0) == text.length();
        return whole && parse(text) <= Integer.MAX_VALUE ? OptionalInt.of((int) parse(text)) : OptionalInt.empty();
    }

    /** The value of a text that is a number; one too large gives the largest. */
    public static long parse(String text) {
        int radix = radix(text, 0);
        return new BigInteger(radix == 16 ? text.substring(2) : text, radix).min(LARGEST).longValue();
    }
}
