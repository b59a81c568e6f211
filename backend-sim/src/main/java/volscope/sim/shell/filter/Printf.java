package volscope.sim.shell.filter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import volscope.sim.fs.tool.Numbers;

/** The command {@code printf}: writes arguments by a format, again and again as long as there are arguments. */
public final class Printf {

    /** The exit code when the format has no meaning. */
    private static final int BAD_FORMAT = 2;

    private static final Pattern DIRECTIVE = Pattern.compile("%([-+ #0]*)(\\*|\\d*)(?:\\.(\\*|\\d*))?(.?)", Pattern.DOTALL);
    private static final int LARGEST_WIDTH = 100_000;

    private final String format;
    private final List<String> arguments;
    private final Consumer<String> complaints;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int next;
    private int status;
    private boolean stopped;

    /**
     * Prepares a run.
     *
     * @param complaints
     *            takes a sentence for each argument that is not what the format wants
     */
    public Printf(String format, List<String> arguments, Consumer<String> complaints) {
        this.format = format;
        this.arguments = arguments;
        this.complaints = complaints;
    }

    /** Makes the output; gives the exit code. */
    public int run() {
        int before;
        do {
            before = next;
            once();
        } while (!stopped && next < arguments.size() && next > before);
        return status;
    }

    /** What has been made. */
    public byte[] output() {
        return out.toByteArray();
    }

    private void once() {
        int i = 0;
        while (i < format.length() && !stopped) {
            char c = format.charAt(i);
            if (c == '\\' && i + 1 < format.length()) {
                i = Escapes.FORMAT.escape(format, i + 1, out);
            } else if (c == '%' && format.startsWith("%%", i)) {
                out.write('%');
                i += 2;
            } else if (c == '%') {
                i = directive(i);
            } else {
                int end = format.offsetByCodePoints(i, 1);
                out.writeBytes(format.substring(i, end).getBytes(UTF_8));
                i = end;
            }
        }
    }

    private int directive(int start) {
        Matcher matcher = DIRECTIVE.matcher(format);
        if (!matcher.find(start) || matcher.group(4).isEmpty() || "diouxXcsbeEfFgG".indexOf(matcher.group(4)) < 0) {
            complaints.accept(format.substring(start, matcher.end()) + ": invalid directive");
            status = BAD_FORMAT;
            stopped = true;
            return format.length();
        }
        int width = number(matcher.group(2));
        String flags = width < 0 ? matcher.group(1) + "-" : matcher.group(1);
        int precision = matcher.group(3) == null ? -1 : number(matcher.group(3));
        write(new Conversion(flags, Math.min(Math.abs(width), LARGEST_WIDTH), Math.min(precision, LARGEST_WIDTH),
                matcher.group(4).charAt(0)));
        return matcher.end();
    }

    /** A width or precision: digits, or the next argument. */
    private int number(String text) {
        if (text.equals("*")) {
            return (int) integer(argument());
        }
        return text.isEmpty() ? 0 : Integer.parseInt(text.length() > 6 ? text.substring(0, 6) : text);
    }

    private String argument() {
        return next < arguments.size() ? arguments.get(next++) : "";
    }

    private void write(Conversion conversion) {
        switch (conversion.letter()) {
            case 's' -> print(conversion.text(argument()));
            case 'c' -> print(conversion.text(first(argument())));
            case 'b' -> interpreted(conversion);
            case 'e', 'E', 'f', 'F', 'g', 'G' -> print(conversion.real(real(argument())));
            default -> print(conversion.integer(integer(argument())));
        }
    }

    private void print(String text) {
        out.writeBytes(text.getBytes(UTF_8));
    }

    private static String first(String text) {
        return text.isEmpty() ? "" : text.substring(0, text.offsetByCodePoints(0, 1));
    }

    private void interpreted(Conversion conversion) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        stopped = !Escapes.ECHO.write(argument(), bytes);
        if (conversion.width() == 0 && conversion.precision() < 0) {
            out.writeBytes(bytes.toByteArray());
        } else {
            print(conversion.text(bytes.toString(UTF_8)));
        }
    }

    private long integer(String argument) {
        String text = argument.stripLeading();
        if (text.startsWith("'") || text.startsWith("\"")) {
            return text.length() > 1 ? text.codePointAt(1) : 0;
        }
        boolean negative = text.startsWith("-");
        int start = negative || text.startsWith("+") ? 1 : 0;
        int end = Numbers.end(text, start);
        check(argument, end > start, end == text.length());
        long value = end > start ? Numbers.parse(text.substring(start, end)) : 0;
        return negative ? -value : value;
    }

    private double real(String argument) {
        String text = argument.strip();
        Matcher matcher = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?").matcher(text);
        boolean found = matcher.lookingAt();
        check(argument, found, found && matcher.end() == text.length());
        return found ? Double.parseDouble(matcher.group()) : 0;
    }

    private void check(String argument, boolean isNumber, boolean isWhole) {
        if (argument.isEmpty() || isNumber && isWhole) {
            return;
        }
        complaints.accept(argument + (isNumber ? ": not completely converted" : ": expected numeric value"));
        status = 1;
    }
}
