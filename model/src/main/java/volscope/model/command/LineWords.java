package volscope.model.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Words of a line and back: as much of a shell's quoting as a composed line needs. */
public final class LineWords {

    private static final String PLAIN = "+,-./:=@_%";

    private LineWords() {
    }

    /** A word as it must be written to be read back. */
    public static String quote(String word) {
        boolean plain = !word.isEmpty() && word.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Words as a line. */
    public static String join(List<String> words) {
        return words.stream().map(LineWords::quote).collect(Collectors.joining(" "));
    }

    /** The words of a line; a quote that is not closed reaches to the end. */
    public static List<String> split(String line) {
        return new Splitter(line).split();
    }

    /** Reads a line from left to right. */
    private static final class Splitter {
        private final String line;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private boolean inWord;
        private int at;

        Splitter(String line) {
            this.line = line;
        }

        List<String> split() {
            while (at < line.length()) {
                char c = line.charAt(at++);
                switch (c) {
                    case ' ', '\t', '\n' -> endWord();
                    case '\'' -> quoted('\'');
                    case '"' -> quoted('"');
                    case '\\' -> escaped();
                    default -> add(c);
                }
            }
            endWord();
            return List.copyOf(words);
        }

        private void quoted(char quote) {
            inWord = true;
            while (at < line.length() && line.charAt(at) != quote) {
                if (quote == '"' && line.charAt(at) == '\\' && at + 1 < line.length()) {
                    at++;
                }
                word.append(line.charAt(at++));
            }
            at++;
        }

        private void escaped() {
            if (at < line.length()) {
                add(line.charAt(at++));
            }
        }

        private void add(char c) {
            inWord = true;
            word.append(c);
        }

        private void endWord() {
            if (inWord) {
                words.add(word.toString());
                word.setLength(0);
                inWord = false;
            }
        }
    }
}
