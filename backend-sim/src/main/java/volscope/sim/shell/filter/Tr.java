package volscope.sim.shell.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.kernel.Invocation;

/** The program {@code tr}. */
final class Tr {

    private static final int BYTES = 256;

    private Tr() {
    }

    static int run(Invocation invocation) {
        Optional<Options> read = Options.read(invocation, Options.Known.of("cCdst"));
        if (read.isEmpty()) {
            return 1;
        }
        Options options = read.get();
        if (options.operands().isEmpty()) {
            return Failure.usage(invocation, "missing operand");
        }
        boolean translates = !options.has('d') && !(options.has('s') && options.operands().size() == 1);
        if (translates && options.operands().size() < 2) {
            Failure.say(invocation, "missing operand after '" + options.operands().get(0) + "'");
            invocation.err().print("Two strings must be given when translating.\nTry 'tr --help' for more information.\n");
            return 1;
        }
        invocation.out().write(Latin.bytes(apply(options, translates, Latin.text(invocation.in().readAll()))));
        return 0;
    }

    private static String apply(Options options, boolean translates, String text) {
        List<Character> first = set(options.operands().get(0));
        List<Character> from = options.has('c') || options.has('C') ? complement(first) : first;
        List<Character> to = options.operands().size() > 1 ? set(options.operands().get(1)) : List.of();
        List<Character> squeezed = to.isEmpty() ? from : to;
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            int place = from.lastIndexOf(c);
            if (place >= 0 && options.has('d')) {
                continue;
            }
            char result = place >= 0 && translates && !to.isEmpty() ? to.get(Math.min(place, to.size() - 1)) : c;
            boolean repeated = options.has('s') && !out.isEmpty() && out.charAt(out.length() - 1) == result && squeezed.contains(result);
            if (!repeated) {
                out.append(result);
            }
        }
        return out.toString();
    }

    private static List<Character> complement(List<Character> set) {
        List<Character> others = new ArrayList<>();
        for (char c = 0; c < BYTES; c++) {
            if (!set.contains(c)) {
                others.add(c);
            }
        }
        return others;
    }

    private static List<Character> set(String word) {
        String text = Latin.argument(word);
        List<Character> set = new ArrayList<>();
        int[] place = {0};
        while (place[0] < text.length()) {
            int end = text.startsWith("[:", place[0]) ? text.indexOf(":]", place[0]) : -1;
            if (end > 0) {
                characterClass(text.substring(place[0] + 2, end), set);
                place[0] = end + 2;
            } else {
                range(text, place, set);
            }
        }
        return set;
    }

    private static void range(String text, int[] place, List<Character> set) {
        char low = character(text, place);
        char high = low;
        if (place[0] + 1 < text.length() && text.charAt(place[0]) == '-') {
            place[0]++;
            high = character(text, place);
        }
        for (char c = low; c <= high; c++) {
            set.add(c);
        }
    }

    private static char character(String text, int[] place) {
        char c = text.charAt(place[0]++);
        if (c != '\\' || place[0] == text.length()) {
            return c;
        }
        var bytes = new java.io.ByteArrayOutputStream();
        int end = Escapes.FORMAT.escape(text, place[0], bytes);
        char escaped = bytes.size() == 1 ? (char) (bytes.toByteArray()[0] & 0xff) : text.charAt(place[0]);
        place[0] = end;
        return escaped;
    }

    private static void characterClass(String name, List<Character> set) {
        for (char c = 0; c < 0x80; c++) {
            if (isIn(c, name)) {
                set.add(c);
            }
        }
    }

    private static boolean isIn(char c, String name) {
        boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        boolean digit = c >= '0' && c <= '9';
        boolean graphic = c > ' ' && c < 0x7f;
        return switch (name) {
            case "alpha" -> letter;
            case "digit" -> digit;
            case "alnum" -> letter || digit;
            case "upper" -> c >= 'A' && c <= 'Z';
            case "lower" -> c >= 'a' && c <= 'z';
            case "space" -> c == ' ' || c >= '\t' && c <= '\r';
            case "blank" -> c == ' ' || c == '\t';
            case "cntrl" -> c < ' ' || c == 0x7f;
            case "print" -> graphic || c == ' ';
            case "graph" -> graphic;
            case "punct" -> graphic && !letter && !digit;
            case "xdigit" -> Character.digit(c, 16) >= 0;
            default -> false;
        };
    }
}
