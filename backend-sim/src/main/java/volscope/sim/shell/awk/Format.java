package volscope.sim.shell.awk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import volscope.sim.shell.filter.Conversion;

/** The formats of {@code printf} and {@code sprintf}. */
final class Format {

    private static final Pattern DIRECTIVE = Pattern.compile("%([-+ #0]*)(\\*|\\d*)(?:\\.(\\*|\\d*))?([diouxXcseEfFgG%])");
    private static final int LARGEST_WIDTH = 100_000;

    private final List<Value> values;
    private int next;

    private Format(List<Value> values) {
        this.values = values;
    }

    static String format(String format, List<Value> values) {
        return new Format(values).apply(format);
    }

    private String apply(String format) {
        StringBuilder text = new StringBuilder();
        Matcher matcher = DIRECTIVE.matcher(format);
        int end = 0;
        while (matcher.find()) {
            text.append(format, end, matcher.start()).append(convert(matcher));
            end = matcher.end();
        }
        return text.append(format.substring(end)).toString();
    }

    private Value argument() {
        if (next == values.size()) {
            throw new Signal.Fatal("not enough arguments to satisfy format string");
        }
        return values.get(next++);
    }

    private String convert(Matcher matcher) {
        char letter = matcher.group(4).charAt(0);
        if (letter == '%') {
            return "%";
        }
        int width = size(matcher.group(2));
        int precision = matcher.group(3) == null ? -1 : size(matcher.group(3));
        String flags = width < 0 ? matcher.group(1) + "-" : matcher.group(1);
        Conversion conversion = new Conversion(flags, Math.min(Math.abs(width), LARGEST_WIDTH), Math.min(precision, LARGEST_WIDTH), letter);
        Value value = argument();
        return switch (letter) {
            case 's' -> conversion.text(value.text("%.6g"));
            case 'c' -> conversion.text(character(value));
            case 'd', 'i', 'o', 'x', 'X', 'u' -> integer(conversion, value.number());
            default -> conversion.real(value.number());
        };
    }

    private int size(String text) {
        return text.equals("*")
                ? (int) argument().number()
                : text.isEmpty() ? 0 : Integer.parseInt(text.length() > 6 ? text.substring(0, 6) : text);
    }

    private static String character(Value value) {
        if (value instanceof Value.Number number) {
            return String.valueOf((char) ((int) number.number() & 0xff));
        }
        String text = value.text("%.6g");
        return text.isEmpty() ? "" : text.substring(0, 1);
    }

    private static String integer(Conversion conversion, double value) {
        if (Math.abs(value) < Long.MAX_VALUE) {
            return conversion.integer((long) value);
        }
        return Double.isNaN(value) || Double.isInfinite(value)
                ? conversion.real(value)
                : conversion.text(new BigDecimal(value).setScale(0, RoundingMode.DOWN).toPlainString());
    }
}
