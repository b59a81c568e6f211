package volscope.sim.shell.filter;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import volscope.sim.kernel.Invocation;

/** The program {@code hexdump}: canonical with {@code -C}, else words of two bytes. */
final class Hexdump {

    private static final int ROW = 16;
    private static final HexFormat HEX = HexFormat.of();
    private static final Options.Known KNOWN = new Options.Known("Cvn:s:bcdox",
            Map.of("canonical", 'C', "no-squeezing", 'v', "length", 'n', "skip", 's'));

    private final Invocation invocation;
    private final Options options;

    private Hexdump(Invocation invocation, Options options) {
        this.invocation = invocation;
        this.options = options;
    }

    static int run(Invocation invocation) {
        return run(invocation, invocation.arguments());
    }

    static int run(Invocation invocation, List<String> words) {
        return Options.read(invocation, KNOWN, words).map(options -> new Hexdump(invocation, options).run()).orElse(1);
    }

    private int run() {
        Optional<Long> length = number('n', Long.MAX_VALUE);
        Optional<Long> skip = number('s', 0);
        if (length.isEmpty() || skip.isEmpty()) {
            return 1;
        }
        Inputs inputs = new Inputs(invocation);
        byte[] bytes = gather(inputs, skip.get(), length.get());
        if (inputs.failed() && bytes.length == 0 && !inputs.opened()) {
            return Failure.say(invocation, "all input file arguments failed");
        }
        invocation.out().print(dump(bytes, skip.get()));
        return inputs.failed() ? 1 : 0;
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
            Failure.say(invocation, "failed to parse " + (letter == 'n' ? "length" : "offset") + ": '" + text + "'");
        }
        return number;
    }

    private byte[] gather(Inputs inputs, long skip, long length) {
        var all = new ByteArrayOutputStream();
        long[] toSkip = {skip};
        for (String name : Inputs.orStandard(options.operands())) {
            inputs.stream(name, part -> {
                int dropped = (int) Math.min(toSkip[0], part.length);
                toSkip[0] -= dropped;
                long wanted = Math.min(part.length - dropped, length - all.size());
                all.write(part, dropped, (int) wanted);
                return all.size() < length;
            });
        }
        return all.toByteArray();
    }

    private String dump(byte[] bytes, long skip) {
        StringBuilder text = new StringBuilder();
        boolean squeezed = false;
        for (int start = 0; start < bytes.length; start += ROW) {
            byte[] row = Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + ROW));
            boolean repeated = start > 0 && row.length == ROW && !options.has('v')
                    && Arrays.equals(bytes, start - ROW, start, bytes, start, start + ROW);
            if (!repeated) {
                text.append(row(skip + start, row)).append('\n');
            } else if (!squeezed) {
                text.append("*\n");
            }
            squeezed = repeated;
        }
        return bytes.length == 0 ? "" : text.append(offset(skip + bytes.length)).append('\n').toString();
    }

    private String offset(long place) {
        return options.has('C') ? String.format("%08x", place) : String.format("%07x", place);
    }

    private String row(long place, byte[] row) {
        if (options.has('C')) {
            return canonical(place, row);
        }
        char format = List.of('b', 'c', 'o', 'd', 'x').stream().filter(options::has).findFirst().orElse(' ');
        StringBuilder text = new StringBuilder(offset(place));
        int size = format == 'b' || format == 'c' ? 1 : 2;
        for (int i = 0; i < ROW; i += size) {
            String cell = i < row.length ? cell(format, row, i) : "";
            text.append(" ".repeat(width(format) - cell.length())).append(cell);
        }
        return text.toString();
    }

    private static int width(char format) {
        return switch (format) {
            case ' ' -> 5;
            case 'b', 'c' -> 4;
            default -> 8;
        };
    }

    private static String cell(char format, byte[] row, int i) {
        int low = row[i] & 0xff;
        int word = low | (i + 1 < row.length ? (row[i + 1] & 0xff) << 8 : 0);
        return switch (format) {
            case 'b' -> String.format("%03o", low);
            case 'c' -> Od.character(low);
            case 'o' -> String.format("%06o", word);
            case 'd' -> String.format("%05d", word);
            default -> String.format("%04x", word);
        };
    }

    private static String canonical(long place, byte[] row) {
        StringBuilder text = new StringBuilder(80).append(HEX.toHexDigits(place, 8)).append(' ');
        for (int i = 0; i < ROW; i++) {
            text.append(' ').append(i < row.length ? HEX.toHexDigits(row[i]) : "  ").append(i == ROW / 2 - 1 ? " " : "");
        }
        text.append("  |");
        for (byte b : row) {
            text.append(b >= ' ' && b < 0x7f ? (char) b : '.');
        }
        return text.append('|').toString();
    }
}
