package volscope.model.command;

import java.util.ArrayList;
import java.util.List;

/**
 * A word or a quoted text of a table's line.
 *
 * @param text
 *            its text, without quotes
 * @param quoting
 *            whether it was quoted
 */
record Token(String text, Quoting quoting) {

    enum Quoting {
        WORD, QUOTED
    }

    boolean isQuoted() {
        return quoting == Quoting.QUOTED;
    }

    /** Takes a line apart. Words end at blanks; a quote also ends the word before it. A doubled quote inside quotes is one. */
    static List<Token> split(String line) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == ' ' || c == '\t') {
                at++;
            } else if (c == '"') {
                int end = closing(line, at + 1);
                tokens.add(new Token(line.substring(at + 1, end).replace("\"\"", "\""), Quoting.QUOTED));
                at = end + 1;
            } else {
                int end = wordEnd(line, at);
                tokens.add(new Token(line.substring(at, end), Quoting.WORD));
                at = end;
            }
        }
        return tokens;
    }

    private static int wordEnd(String line, int start) {
        int end = start;
        while (end < line.length() && " \t\"".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static int closing(String line, int start) {
        int end = line.indexOf('"', start);
        while (end >= 0 && end + 1 < line.length() && line.charAt(end + 1) == '"') {
            end = line.indexOf('"', end + 2);
        }
        if (end < 0) {
            throw new IllegalArgumentException("no closing quote");
        }
        return end;
    }
}
