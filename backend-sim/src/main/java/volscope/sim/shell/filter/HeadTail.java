package volscope.sim.shell.filter;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import volscope.sim.kernel.Invocation;

/** The programs {@code head} and {@code tail}. */
final class HeadTail {

    private static final Options.Known HEAD = Options.Known.of("n:c:qv");
    private static final Options.Known TAIL = Options.Known.of("n:c:qvf");

    private final Invocation invocation;
    private final Options options;

    /** What is wanted: how much of what, and from where it is counted. */
    private record Amount(long count, Unit unit, char sign) {
    }

    private enum Unit {
        LINES, BYTES
    }

    private HeadTail(Invocation invocation, Options options) {
        this.invocation = invocation;
        this.options = options;
    }

    static int head(Invocation invocation) {
        return Options.read(invocation, HEAD, modern(invocation.arguments()))
                .map(options -> new HeadTail(invocation, options).run(HeadTail::head))
                .orElse(1);
    }

    static int tail(Invocation invocation) {
        List<String> words = invocation.arguments();
        if (words.size() > 2 && words.get(0).matches("-\\d+")) {
            return Failure.say(invocation, "option used in invalid context -- " + words.get(0).charAt(1));
        }
        return Options.read(invocation, TAIL, modern(invocation.arguments()))
                .map(options -> new HeadTail(invocation, options).run(HeadTail::tail))
                .orElse(1);
    }

    /** The old form {@code -5}, as the first word alone, means {@code -n 5}. */
    private static List<String> modern(List<String> words) {
        if (words.isEmpty() || !words.get(0).matches("-\\d+")) {
            return words;
        }
        List<String> modern = new ArrayList<>(words);
        modern.set(0, "-n" + words.get(0).substring(1));
        return modern;
    }

    /** Cuts a file's bytes. */
    private interface Cutter {

        byte[] cut(Inputs inputs, String name, Amount amount);
    }

    private int run(Cutter cutter) {
        Optional<Amount> amount = amount();
        if (amount.isEmpty()) {
            return 1;
        }
        List<String> names = Inputs.orStandard(options.operands());
        Inputs inputs = new Inputs(invocation, "cannot open '%f' for reading");
        boolean titles = options.has('v') || names.size() > 1 && !options.has('q');
        String gap = "";
        for (String name : names) {
            byte[] cut = cutter.cut(inputs, name, amount.get());
            if (titles) {
                invocation.out().print(gap + "==> " + (name.equals("-") ? "standard input" : name) + " <==\n");
                gap = "\n";
            }
            invocation.out().write(cut);
        }
        return inputs.failed() ? 1 : 0;
    }

    private Optional<Amount> amount() {
        Unit unit = options.has('c') ? Unit.BYTES : Unit.LINES;
        String text = options.value('c').or(() -> options.value('n')).orElse("10");
        char sign = text.startsWith("-") || text.startsWith("+") ? text.charAt(0) : ' ';
        Optional<Long> count = Sizes.parse(sign == ' ' ? text : text.substring(1));
        if (count.isEmpty()) {
            Failure.say(invocation, "invalid number of " + (unit == Unit.BYTES ? "bytes" : "lines") + ": '" + text + "'");
        }
        return count.map(number -> new Amount(number, unit, sign));
    }

    private static byte[] head(Inputs inputs, String name, Amount amount) {
        var all = new ByteArrayOutputStream();
        long[] seen = {0};
        inputs.stream(name, bytes -> {
            all.writeBytes(bytes);
            seen[0] += amount.unit() == Unit.BYTES ? bytes.length : lineEnds(bytes);
            return amount.sign() == '-' || seen[0] < amount.count();
        });
        byte[] bytes = all.toByteArray();
        long total = amount.unit() == Unit.BYTES ? bytes.length : lineCount(bytes);
        long wanted = amount.sign() == '-' ? Math.max(0, total - amount.count()) : amount.count();
        return Arrays.copyOf(bytes, place(bytes, amount.unit(), wanted));
    }

    private static byte[] tail(Inputs inputs, String name, Amount amount) {
        byte[] bytes = inputs.read(name).orElse(new byte[0]);
        long total = amount.unit() == Unit.BYTES ? bytes.length : lineCount(bytes);
        long skipped = amount.sign() == '+' ? Math.max(0, amount.count() - 1) : Math.max(0, total - amount.count());
        return Arrays.copyOfRange(bytes, place(bytes, amount.unit(), skipped), bytes.length);
    }

    private static long lineEnds(byte[] bytes) {
        long count = 0;
        for (byte b : bytes) {
            count += b == '\n' ? 1 : 0;
        }
        return count;
    }

    private static long lineCount(byte[] bytes) {
        return lineEnds(bytes) + (bytes.length > 0 && bytes[bytes.length - 1] != '\n' ? 1 : 0);
    }

    /** Where the first so many bytes or lines end. */
    private static int place(byte[] bytes, Unit unit, long count) {
        if (unit == Unit.BYTES) {
            return (int) Math.min(count, bytes.length);
        }
        int place = 0;
        for (long line = 0; line < count && place < bytes.length; place++) {
            line += bytes[place] == '\n' ? 1 : 0;
        }
        return place;
    }
}
