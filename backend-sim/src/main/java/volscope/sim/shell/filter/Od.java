package volscope.sim.shell.filter;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import volscope.sim.kernel.Invocation;

/** The program {@code od}. */
final class Od {

    private static final Options.Known KNOWN = new Options.Known("A:t:N:j:vw:cxbdo", Map.of());

    private final Invocation invocation;
    private final Options options;
    private int row = 16;
    private boolean traced;

    /**
     * How values are shown.
     *
     * @param kind
     *            {@code x d u o c a}
     * @param size
     *            bytes of a value
     */
    private record Type(char kind, int size) {

        int width() {
            return switch (kind) {
                case 'x' -> 2 * size;
                case 'o' -> (8 * size + 2) / 3;
                case 'c', 'a' -> 3;
                default -> List.of(3, 5, 5, 10, 10, 10, 10, 20).get(size - 1) + (kind == 'd' && size > 0 ? 1 : 0);
            };
        }
    }

    private Od(Invocation invocation, Options options) {
        this.invocation = invocation;
        this.options = options;
    }

    static int run(Invocation invocation) {
        return Options.read(invocation, KNOWN).map(options -> new Od(invocation, options).run()).orElse(1);
    }

    private int run() {
        Optional<Type> type = type();
        Optional<Long> skip = number('j', 0);
        Optional<Long> length = number('N', Long.MAX_VALUE);
        if (type.isEmpty() || skip.isEmpty() || length.isEmpty()) {
            return 1;
        }
        row = (int) (long) number('w', row).filter(width -> width > 0 && width <= 1 << 16).orElse(16L);
        Inputs inputs = new Inputs(invocation);
        byte[] bytes = gather(inputs, skip.get(), length.get());
        if (bytes.length > 0 || !inputs.failed()) {
            invocation.out().print(dump(bytes, skip.get(), type.get()));
        }
        return inputs.failed() ? 1 : 0;
    }

    private Optional<Type> type() {
        if (options.has('c')) {
            return Optional.of(new Type('c', 1));
        }
        String text = options.value('t')
                .orElse(options.has('x') ? "x2" : options.has('d') ? "u2" : options.has('b') ? "o1" : "o2");
        traced = text.length() > 1 && text.endsWith("z");
        text = traced ? text.substring(0, text.length() - 1) : text;
        if (!text.matches("[ca]|[xudo][1248]?")) {
            Failure.say(invocation, "invalid character '" + text.substring(0, 1) + "' in type string '" + text + "'");
            return Optional.empty();
        }
        boolean characters = text.equals("c") || text.equals("a");
        return Optional.of(new Type(text.charAt(0), characters ? 1 : text.length() == 1 ? 4 : text.charAt(1) - '0'));
    }

    private Optional<Long> number(char letter, long otherwise) {
        if (!options.has(letter)) {
            return Optional.of(otherwise);
        }
        String text = options.value(letter).orElse("");
        Optional<Long> number = text.matches("0[xX][0-9a-fA-F]{1,15}")
                ? Optional.of(Long.parseLong(text.substring(2), 16))
                : Sizes.parse(text);
        if (number.isEmpty()) {
            Failure.say(invocation, "invalid -" + letter + " argument '" + text + "'");
        }
        return number;
    }

    private byte[] gather(Inputs inputs, long skip, long length) {
        var all = new ByteArrayOutputStream();
        long wanted = length > Long.MAX_VALUE - skip ? Long.MAX_VALUE : skip + length;
        for (String name : Inputs.orStandard(options.operands())) {
            inputs.stream(name, part -> {
                all.write(part, 0, (int) Math.min(part.length, wanted - all.size()));
                return all.size() < wanted;
            });
        }
        byte[] bytes = all.toByteArray();
        return Arrays.copyOfRange(bytes, (int) Math.min(skip, bytes.length), bytes.length);
    }

    private String dump(byte[] bytes, long skip, Type type) {
        StringBuilder text = new StringBuilder();
        boolean squeezed = false;
        for (int start = 0; start < bytes.length; start += row) {
            int end = Math.min(bytes.length, start + row);
            boolean repeated = start > 0 && end == start + row && !options.has('v')
                    && Arrays.equals(bytes, start - row, start, bytes, start, end);
            if (!repeated) {
                text.append(address(skip + start)).append(line(Arrays.copyOfRange(bytes, start, end), type)).append('\n');
            } else if (!squeezed) {
                text.append("*\n");
            }
            squeezed = repeated;
        }
        String last = address(skip + bytes.length);
        return last.isEmpty() ? text.toString() : text.append(last).append('\n').toString();
    }

    private String address(long place) {
        return switch (options.value('A').orElse("o")) {
            case "n" -> "";
            case "d" -> String.format("%07d", place);
            case "x" -> String.format("%06x", place);
            default -> String.format("%07o", place);
        };
    }

    /** The values of a row, and its characters at the end of it if they are asked for. */
    private String line(byte[] bytes, Type type) {
        String values = values(bytes, type);
        if (!traced) {
            return values;
        }
        int full = row / type.size() * (1 + type.width());
        StringBuilder text = new StringBuilder(values).append(" ".repeat(Math.max(0, full - values.length()))).append("  >");
        for (byte b : bytes) {
            text.append(b >= ' ' && b < 0x7f ? (char) b : '.');
        }
        return text.append('<').toString();
    }

    private static String values(byte[] bytes, Type type) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; i += type.size()) {
            String value = value(bytes, i, type);
            text.append(" ".repeat(Math.max(1, 1 + type.width() - value.length()))).append(value);
        }
        return text.toString();
    }

    private static String value(byte[] bytes, int start, Type type) {
        long value = 0;
        for (int i = 0; i < type.size() && start + i < bytes.length; i++) {
            value |= (bytes[start + i] & 0xffL) << 8 * i;
        }
        int unused = Long.SIZE - 8 * type.size();
        return switch (type.kind()) {
            case 'x' -> zeros(Long.toHexString(value), type.width());
            case 'o' -> zeros(Long.toOctalString(value), type.width());
            case 'd' -> String.valueOf(value << unused >> unused);
            case 'c' -> character((int) value);
            case 'a' -> named((int) value & 0x7f);
            default -> Long.toUnsignedString(value);
        };
    }

    private static String zeros(String digits, int width) {
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    /** A byte as a character, an escape or an octal number. */
    static String character(int value) {
        int escape = "\0\u0007\b\t\n\u000b\f\r".indexOf(value);
        if (escape >= 0) {
            return "\\" + "0abtnvfr".charAt(escape);
        }
        return value >= ' ' && value < 0x7f ? String.valueOf((char) value) : String.format("%03o", value);
    }

    private static String named(int value) {
        List<String> names = List.of("nul", "soh", "stx", "etx", "eot", "enq", "ack", "bel", "bs", "ht", "nl", "vt", "ff", "cr", "so", "si",
                "dle",
                "dc1", "dc2", "dc3", "dc4", "nak", "syn", "etb", "can", "em", "sub", "esc", "fs", "gs", "rs", "us", "sp");
        return value < names.size() ? names.get(value) : value == 0x7f ? "del" : String.valueOf((char) value);
    }
}
