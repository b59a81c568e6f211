package volscope.sim.shell.filter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import volscope.sim.kernel.Invocation;

/** The programs that order, count and cut lines: {@code sort}, {@code uniq}, {@code cut}. */
final class Lines {

    private static final Pattern NUMBER = Pattern.compile("\\s*(-?\\d*\\.?\\d*)");

    private Lines() {
    }

    /** {@code sort}. */
    static int sort(Invocation invocation) {
        Optional<Options> read = Options.read(invocation, Options.Known.of("bdfgnruk:t:Vsz"));
        if (read.isEmpty()) {
            return 2;
        }
        Options options = read.get();
        Inputs inputs = new Inputs(invocation, "cannot read: %f");
        List<String> lines = new ArrayList<>();
        for (String name : Inputs.orStandard(options.operands())) {
            inputs.read(name).ifPresent(bytes -> lines.addAll(Latin.lines(Latin.text(bytes))));
            if (inputs.failed()) {
                return 2;
            }
        }
        Comparator<String> byKey = byKey(options);
        Comparator<String> whole = options.has('u') ? (a, b) -> 0 : Comparator.naturalOrder();
        lines.sort(options.has('r') ? byKey.reversed().thenComparing(whole.reversed()) : byKey.thenComparing(whole));
        for (int i = 0; i < lines.size(); i++) {
            if (!options.has('u') || i == 0 || byKey.compare(lines.get(i - 1), lines.get(i)) != 0) {
                invocation.out().write(Latin.bytes(lines.get(i) + "\n"));
            }
        }
        return 0;
    }

    private static Comparator<String> byKey(Options options) {
        List<String> keys = options.values('k');
        if (keys.isEmpty()) {
            return order(options, "");
        }
        Comparator<String> all = (a, b) -> 0;
        for (String key : keys) {
            Comparator<String> one = order(options, key.replaceAll("[\\d.,]", ""));
            Comparator<String> keyed = (a, b) -> one.compare(key(a, key, options), key(b, key, options));
            all = all.thenComparing(key.matches(".*[a-zA-Z].*") && key.contains("r") ? keyed.reversed() : keyed);
        }
        return all;
    }

    private static Comparator<String> order(Options options, String flags) {
        if (options.has('n') || options.has('g') || flags.contains("n") || flags.contains("g")) {
            return Comparator.comparing(Lines::number);
        }
        return options.has('f') || flags.contains("f") ? Comparator.comparing(String::toUpperCase) : Comparator.naturalOrder();
    }

    private static BigDecimal number(String text) {
        Matcher matcher = NUMBER.matcher(text);
        String digits = matcher.lookingAt() ? matcher.group(1) : "";
        return digits.matches("-?(\\d+\\.?\\d*|\\.\\d+)") ? new BigDecimal(digits) : BigDecimal.ZERO;
    }

    /** The fields that a key like {@code 2,3n} means. */
    private static String key(String line, String key, Options options) {
        List<String> fields = fields(line, options);
        String[] places = key.replaceAll("[a-zA-Z]", "").split(",");
        int from = place(places[0], 1);
        int to = places.length > 1 ? place(places[1], fields.size()) : fields.size();
        if (from > fields.size()) {
            return "";
        }
        String separator = options.value('t').orElse("");
        return String.join(separator, fields.subList(from - 1, Math.max(from, Math.min(to, fields.size()))));
    }

    private static int place(String text, int otherwise) {
        String digits = text.replaceFirst("\\..*", "");
        return digits.matches("[1-9]\\d{0,6}") ? Integer.parseInt(digits) : otherwise;
    }

    /** Fields by a separator; without one, each with the blanks before it. */
    private static List<String> fields(String line, Options options) {
        return options.value('t').map(separator -> List.of(line.split(Pattern.quote(separator), -1)))
                .orElseGet(() -> List.of(line.split("(?<=\\S)(?=\\s)")));
    }

    /** {@code uniq}. */
    static int unique(Invocation invocation) {
        Optional<Options> read = Options.read(invocation,
                new Options.Known("cduif:s:", Map.of("count", 'c', "repeated", 'd', "unique", 'u')));
        if (read.isEmpty()) {
            return 1;
        }
        Inputs inputs = new Inputs(invocation);
        List<String> lines = Latin.lines(inputs.text(read.get().operands().stream().limit(1).toList()));
        for (int i = 0; i < lines.size();) {
            int end = i;
            while (end < lines.size() && same(lines.get(end), lines.get(i), read.get())) {
                end++;
            }
            group(invocation, read.get(), lines.get(i), end - i);
            i = end;
        }
        return inputs.failed() ? 1 : 0;
    }

    private static boolean same(String a, String b, Options options) {
        return options.has('i') ? a.equalsIgnoreCase(b) : a.equals(b);
    }

    private static void group(Invocation invocation, Options options, String line, int count) {
        if (options.has('d') && count == 1 || options.has('u') && count > 1) {
            return;
        }
        invocation.out().write(Latin.bytes((options.has('c') ? String.format("%7d ", count) : "") + line + "\n"));
    }

    /** {@code cut}. */
    static int cut(Invocation invocation) {
        Optional<Options> read = Options.read(invocation,
                new Options.Known("b:c:d:f:s",
                        Map.of("bytes", 'b', "characters", 'c', "delimiter", 'd', "fields", 'f', "only-delimited", 's')));
        if (read.isEmpty()) {
            return 1;
        }
        Options options = read.get();
        Optional<String> list = options.value('f').or(() -> options.value('b')).or(() -> options.value('c'));
        if (list.isEmpty()) {
            return Failure.usage(invocation, "you must specify a list of bytes, characters, or fields");
        }
        if (!list.get().matches("(\\d+|\\d+-|-\\d+|\\d+-\\d+)([, ](\\d+|\\d+-|-\\d+|\\d+-\\d+))*")) {
            return Failure.usage(invocation, "invalid " + (options.has('f') ? "field" : "byte") + " range");
        }
        Inputs inputs = new Inputs(invocation);
        for (String line : Latin.lines(inputs.text(options.operands()))) {
            Optional<String> cut = options.has('f') ? fields(line, options, list.get()) : Optional.of(characters(line, list.get()));
            cut.ifPresent(text -> invocation.out().write(Latin.bytes(text + "\n")));
        }
        return inputs.failed() ? 1 : 0;
    }

    private static Optional<String> fields(String line, Options options, String list) {
        String delimiter = options.value('d').map(Latin::argument).orElse("\t");
        if (!line.contains(delimiter)) {
            return options.has('s') ? Optional.empty() : Optional.of(line);
        }
        String[] fields = line.split(Pattern.quote(delimiter), -1);
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            if (isIn(list, i + 1)) {
                wanted.add(fields[i]);
            }
        }
        return Optional.of(String.join(delimiter, wanted));
    }

    private static String characters(String line, String list) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            text.append(isIn(list, i + 1) ? String.valueOf(line.charAt(i)) : "");
        }
        return text.toString();
    }

    private static boolean isIn(String list, int place) {
        for (String range : list.split("[, ]")) {
            int dash = range.indexOf('-');
            int from = bound(dash < 0 ? range : range.substring(0, dash), 1);
            int to = bound(dash < 0 ? range : range.substring(dash + 1), Integer.MAX_VALUE);
            if (place >= from && place <= to) {
                return true;
            }
        }
        return false;
    }

    private static int bound(String digits, int otherwise) {
        return digits.isEmpty() ? otherwise : digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
