package volscope.sim.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A script: what its head says about the machine, and its lines.
 *
 * @param directives
 *            the values of the {@code #:} lines by key; of several with one key the last counts
 * @param lines
 *            all other lines, those joined that a backslash continues
 */
public record Script(Map<String, String> directives, List<Line> lines) {

    /** The keys that a {@code #:} line may have. */
    public static final Set<String> KEYS = Set.of("pmem0", "pmem1", "modules", "udev", "limit", "kernel", "mem", "nvdimm", "disk", "label",
            "vda",
            "vdb", "vdc", "vdd", "vde", "vdf", "vdg", "vdh", "append", "vpmem");

    /** No line may be longer. */
    public static final int LONGEST_LINE = 1 << 16;

    private static final String DIRECTIVE = "#:";
    private static final String PLUMBING = "@ ";

    public Script {
        directives = Map.copyOf(directives);
        lines = List.copyOf(lines);
    }

    /** A line of a script. */
    public sealed interface Line {

        /** Where it starts, counted from 1. */
        int number();

        /** The whole line. */
        String text();
    }

    /** A line for people. */
    public record Comment(int number, String text) implements Line {
    }

    /** A line with nothing on it. */
    public record Blank(int number) implements Line {

        @Override
        public String text() {
            return "";
        }
    }

    /** A command that is run silently. */
    public record Plumbing(int number, String text) implements Line {

        /** What is run. */
        public String command() {
            return text.substring(PLUMBING.length());
        }
    }

    /** A command. */
    public record Command(int number, String text) implements Line {
    }

    /** What came of reading a text. */
    public sealed interface Reading {
    }

    /** The text is a script. */
    public record Read(Script script) implements Reading {
    }

    /** The text is no script. */
    public record Refused(List<Mistake> mistakes) implements Reading {

        public Refused {
            mistakes = List.copyOf(mistakes);
        }
    }

    /** What is wrong with a line. */
    public sealed interface Mistake {

        /** The line, counted from 1. */
        int line();
    }

    /** A directive has a key that means nothing. */
    public record UnknownKey(int line, String key) implements Mistake {
    }

    /** A word of a directive is no {@code key=value}. */
    public record NoDirective(int line, String word) implements Mistake {
    }

    /** A line holds bytes that are no text. */
    public record NoText(int line) implements Mistake {
    }

    /** A line is longer than {@link #LONGEST_LINE}. */
    public record TooLong(int line, int length) implements Mistake {
    }

    /** Reads a script. */
    public static Reading parse(String text) {
        Reader reader = new Reader();
        reader.read(text);
        return reader.mistakes.isEmpty() ? new Read(new Script(reader.directives, reader.lines)) : new Refused(reader.mistakes);
    }

    private static final class Reader {

        private final Map<String, String> directives = new TreeMap<>();
        private final List<Line> lines = new ArrayList<>();
        private final List<Mistake> mistakes = new ArrayList<>();

        void read(String text) {
            int start = 0;
            int number = 1;
            StringBuilder joined = new StringBuilder();
            int first = 1;
            while (start < text.length()) {
                int newline = text.indexOf('\n', start);
                int end = newline < 0 ? text.length() : newline;
                boolean last = newline < 0 || newline + 1 == text.length();
                boolean fine = check(text, start, end, number);
                String part = fine ? text.substring(start, end) : "";
                boolean continued = part.endsWith("\\") && !last;
                joined.append(continued ? part.substring(0, part.length() - 1) : part);
                if (!continued) {
                    line(first, joined.toString());
                    joined.setLength(0);
                    first = number + 1;
                }
                start = end + 1;
                number++;
            }
        }

        private boolean check(String text, int start, int end, int number) {
            if (end - start > LONGEST_LINE) {
                mistakes.add(new TooLong(number, end - start));
                return false;
            }
            for (int i = start; i < end; i++) {
                if (isNoText(text.charAt(i))) {
                    mistakes.add(new NoText(number));
                    return false;
                }
            }
            return true;
        }

        private static boolean isNoText(char c) {
            return c < ' ' && c != '\t' && c != '\r' && c != '\u001b' || c == '\ufffd';
        }

        private void line(int number, String line) {
            if (line.startsWith(DIRECTIVE)) {
                directive(number, line.substring(DIRECTIVE.length()));
            } else if (line.startsWith("#")) {
                lines.add(new Comment(number, line));
            } else if (line.isEmpty()) {
                lines.add(new Blank(number));
            } else if (line.startsWith(PLUMBING)) {
                lines.add(new Plumbing(number, line));
            } else {
                lines.add(new Command(number, line));
            }
        }

        private void directive(int number, String text) {
            for (String word : text.strip().split("\\s+")) {
                int equals = word.indexOf('=');
                if (equals > 0 && KEYS.contains(word.substring(0, equals))) {
                    directives.put(word.substring(0, equals), word.substring(equals + 1));
                } else if (equals > 0) {
                    mistakes.add(new UnknownKey(number, word.substring(0, equals)));
                } else if (!word.isEmpty()) {
                    mistakes.add(new NoDirective(number, word));
                }
            }
        }
    }
}
