package volscope.sim.shell.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import volscope.sim.kernel.Invocation;
import volscope.sim.shell.FileInput;

/** The program {@code wc}. */
final class Wc {

    private static final String ORDER = "lwmcL";

    /** What is counted of a file. */
    private record Counts(long l, long w, long c, long longest) {

        static Counts of(String text) {
            long lines = text.chars().filter(c -> c == '\n').count();
            long words = text.isBlank() ? 0 : text.strip().split("[ \t\n\u000b\f\r]+").length;
            return new Counts(lines, words, text.length(), Latin.lines(text).stream().mapToLong(String::length).max().orElse(0));
        }

        Counts plus(Counts other) {
            return new Counts(l + other.l, w + other.w, c + other.c, Math.max(longest, other.longest));
        }

        long value(char letter) {
            return switch (letter) {
                case 'l' -> l;
                case 'w' -> w;
                case 'L' -> longest;
                default -> c;
            };
        }
    }

    private Wc() {
    }

    static int run(Invocation invocation) {
        Optional<Options> options = Options.read(invocation, Options.Known.of("lwcmL"));
        return options.map(found -> run(invocation, found)).orElse(1);
    }

    private static int run(Invocation invocation, Options options) {
        List<Character> wanted = ORDER.chars().mapToObj(c -> (char) c)
                .filter(c -> options.letters().isEmpty() ? "lwc".indexOf(c) >= 0 : options.has(c)).toList();
        Inputs inputs = new Inputs(invocation);
        List<String> names = new ArrayList<>();
        List<Counts> counts = new ArrayList<>();
        for (String name : Inputs.orStandard(options.operands())) {
            inputs.read(name).map(Latin::text).map(Counts::of).ifPresent(found -> {
                counts.add(found);
                names.add(options.operands().isEmpty() ? "" : " " + name);
            });
        }
        if (options.operands().size() > 1) {
            counts.add(counts.stream().reduce(new Counts(0, 0, 0, 0), Counts::plus));
            names.add(" total");
        }
        int width = width(counts, wanted.size(), names, invocation.in() instanceof FileInput);
        for (int i = 0; i < counts.size(); i++) {
            Counts row = counts.get(i);
            String numbers = wanted.stream().map(letter -> String.format("%" + width + "d", row.value(letter)))
                    .collect(Collectors.joining(" "));
            invocation.out().println(numbers + names.get(i));
        }
        return inputs.failed() ? 1 : 0;
    }

    /** Columns are as wide as the largest number; of standard input, whose size is not known, seven wide. */
    private static int width(List<Counts> counts, int columns, List<String> names, boolean fromFile) {
        boolean standard = names.stream().anyMatch(name -> name.isEmpty() || name.equals(" -"));
        if (columns == 1 && counts.size() <= 1) {
            return 1;
        }
        int digits = counts.stream().flatMap(row -> Stream.of(row.l(), row.w(), row.c())).mapToInt(n -> String.valueOf(n).length()).max()
                .orElse(1);
        return standard && !fromFile ? Math.max(7, digits) : digits;
    }
}
