package volscope.sim.shell.filter;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import volscope.sim.kernel.Invocation;

/** The program {@code xxd}: rows of bytes with their text, or with {@code -p} the bytes alone. */
final class Xxd {

    private static final int ROW = 16;
    private static final int PLAIN_ROW = 30;
    private static final Options.Known KNOWN = new Options.Known("pl:s:c:g:u", Map.of());

    private final Options options;

    private Xxd(Options options) {
        this.options = options;
    }

    static int run(Invocation invocation) {
        return Options.read(invocation, KNOWN, invocation.arguments()).map(options -> new Xxd(options).print(invocation)).orElse(1);
    }

    private int print(Invocation invocation) {
        Inputs inputs = new Inputs(invocation);
        List<String> names = Inputs.orStandard(options.operands());
        Optional<byte[]> read = inputs.read(names.get(0));
        if (read.isEmpty()) {
            return 1;
        }
        byte[] bytes = read.get();
        int from = (int) Math.min(bytes.length, number('s', 0));
        int to = (int) Math.min(bytes.length, from + number('l', bytes.length));
        int row = Math.clamp(number('c', options.has('p') ? PLAIN_ROW : ROW), 1, 256);
        for (int at = from; at < to; at += row) {
            byte[] part = Arrays.copyOfRange(bytes, at, Math.min(to, at + row));
            invocation.out().println(options.has('p') ? hex().formatHex(part) : line(at, part, row));
        }
        return 0;
    }

    private long number(char letter, long otherwise) {
        return options.value(letter).map(text -> text.startsWith("0x")
                ? Optional.of(Long.parseLong(text.substring(2), 16))
                : Sizes.parse(text)).orElse(Optional.of(otherwise)).orElse(otherwise);
    }

    private HexFormat hex() {
        return options.has('u') ? HexFormat.of().withUpperCase() : HexFormat.of();
    }

    private String line(int at, byte[] part, int row) {
        int group = Math.clamp(number('g', 2), 1, 256);
        StringBuilder cells = new StringBuilder();
        int width = 0;
        for (int i = 0; i < row; i++) {
            String blank = i % group == 0 && i > 0 ? " " : "";
            width += blank.length() + 2;
            cells.append(i < part.length ? blank + hex().toHexDigits(part[i]) : "");
        }
        StringBuilder text = new StringBuilder();
        for (byte b : part) {
            text.append(b >= ' ' && b < 0x7f ? (char) b : '.');
        }
        return "%08x: ".formatted(at) + cells + " ".repeat(width - cells.length() + 2) + text;
    }
}
