package volscope.sim.shell.filter;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * A conversion of a C format, as {@code %-5.2f}.
 *
 * @param flags
 *            some of <code>-+ #0</code>
 * @param width
 *            the least number of characters
 * @param precision
 *            as written, or -1 without one
 * @param letter
 *            what is converted and how
 */
public record Conversion(String flags, int width, int precision, char letter) {

    private static final int DEFAULT_PRECISION = 6;

    private boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    /** Text, cut to the precision. */
    public String text(String text) {
        int length = text.codePointCount(0, text.length());
        return pad("", precision >= 0 && precision < length ? text.substring(0, text.offsetByCodePoints(0, precision)) : text, ' ');
    }

    /** A whole number in the letter's base; {@code u}, {@code o} and {@code x} take it as unsigned. */
    public String integer(long value) {
        boolean signed = letter == 'd' || letter == 'i';
        String digits = switch (letter) {
            case 'o' -> Long.toOctalString(value);
            case 'x' -> Long.toHexString(value);
            case 'X' -> Long.toHexString(value).toUpperCase(Locale.ROOT);
            case 'u' -> Long.toUnsignedString(value);
            default -> value < 0 ? String.valueOf(value).substring(1) : String.valueOf(value);
        };
        String grown = "0".repeat(Math.max(0, precision - digits.length())) + digits;
        return pad(signed ? sign(value < 0) : basePrefix(value), grown, precision < 0 && has('0') ? '0' : ' ');
    }

    private String basePrefix(long value) {
        return !has('#') || value == 0 ? "" : letter == 'o' ? "0" : letter == 'x' ? "0x" : letter == 'X' ? "0X" : "";
    }

    private String sign(boolean negative) {
        return negative ? "-" : has('+') ? "+" : has(' ') ? " " : "";
    }

    /** A real number as {@code e}, {@code f} or {@code g}. */
    public String real(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return pad(sign(value < 0), Double.isNaN(value) ? "nan" : "inf", ' ');
        }
        int digits = precision < 0 ? DEFAULT_PRECISION : precision;
        double size = Math.abs(value);
        String text = switch (Character.toLowerCase(letter)) {
            case 'e' -> String.format(Locale.ROOT, "%." + digits + "e", size);
            case 'g' -> general(size, Math.max(1, digits));
            default -> new BigDecimal(size).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
        };
        String cased = Character.isUpperCase(letter) ? text.toUpperCase(Locale.ROOT) : text;
        return pad(sign(value < 0 || 1 / value < 0), cased, has('0') ? '0' : ' ');
    }

    private String general(double size, int digits) {
        if (size == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(size).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent >= digits) {
            String text = String.format(Locale.ROOT, "%." + (digits - 1) + "e", size);
            int e = text.indexOf('e');
            return withoutZeros(text.substring(0, e)) + text.substring(e);
        }
        return withoutZeros(rounded.setScale(Math.max(0, digits - 1 - exponent), RoundingMode.HALF_EVEN).toPlainString());
    }

    private String withoutZeros(String number) {
        return has('#') || number.indexOf('.') < 0 ? number : number.replaceFirst("\\.?0+$", "");
    }

    private String pad(String prefix, String body, char with) {
        int missing = Math.max(0, width - prefix.length() - body.codePointCount(0, body.length()));
        if (has('-')) {
            return prefix + body + " ".repeat(missing);
        }
        return with == '0' ? prefix + "0".repeat(missing) + body : " ".repeat(missing) + prefix + body;
    }
}
