package volscope.sim.shell.filter;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Makes patterns of Java from regular expressions of POSIX with the extensions of GNU. */
public final class Regex {

    private static final String WORD_ESCAPES = "wWsSbB";

    private final String source;
    private final Syntax syntax;
    private final boolean lines;
    private final StringBuilder out = new StringBuilder();
    private int position;
    private int open;
    private int groups;
    /** Whether nothing stands before the place that a repetition could repeat. */
    private boolean atStart = true;

    /** The two forms of regular expressions. */
    public enum Syntax {
        /** Operators that are letters elsewhere have a backslash. */
        BASIC,
        /** They have none. */
        EXTENDED,
        /** The same, and a backslash also quotes between brackets. */
        AWK
    }

    /** How a pattern is applied. */
    public enum Flag {
        /** Upper and lower case are the same. */
        IGNORE_CASE,
        /** The anchors also match at line ends inside the text. */
        LINES
    }

    /** A regular expression that is none; its message is the sentence of the C library. */
    public static final class Problem extends RuntimeException {

        private static final long serialVersionUID = 1;

        Problem(String sentence) {
            super(sentence, null, false, false);
        }

        /** Why it is none. */
        public String sentence() {
            return String.valueOf(getMessage());
        }
    }

    private Regex(String source, Syntax syntax, boolean lines) {
        this.source = source;
        this.syntax = syntax;
        this.lines = lines;
    }

    /**
     * The pattern that a regular expression is.
     *
     * @throws Problem
     *             if it is none
     */
    public static Pattern compile(String source, Syntax syntax, Set<Flag> flags) {
        String translated = new Regex(source, syntax, flags.contains(Flag.LINES)).translate();
        try {
            return Pattern.compile(translated, Pattern.DOTALL | (flags.contains(Flag.IGNORE_CASE) ? Pattern.CASE_INSENSITIVE : 0));
        } catch (PatternSyntaxException _) {
            throw new Problem("Invalid regular expression");
        }
    }

    private String translate() {
        while (position < source.length()) {
            char c = source.charAt(position++);
            if (c == '\\') {
                backslash();
            } else if (c == '[') {
                bracket();
            } else if (c == '.') {
                atom(".");
            } else if (c == '*') {
                repeat("*");
            } else if (c == '^' && startsHere()) {
                out.append(lines ? "(?<=\\A|\n)" : "\\A");
            } else if (c == '$' && endsHere()) {
                atom(lines ? "(?=\n|\\z)" : "\\z");
            } else if (syntax != Syntax.BASIC && "(){|+?".indexOf(c) >= 0) {
                operator(c);
            } else {
                literal(c);
            }
        }
        if (open > 0) {
            throw new Problem("Unmatched ( or \\(");
        }
        return out.toString();
    }

    private void atom(String text) {
        out.append(text);
        atStart = false;
    }

    private void literal(char c) {
        atom((Character.isLetterOrDigit(c) || c > 0x7f ? "" : "\\") + c);
    }

    private boolean startsHere() {
        return syntax != Syntax.BASIC || atStart;
    }

    private boolean endsHere() {
        return syntax != Syntax.BASIC || position == source.length() || source.startsWith("\\)", position)
                || source.startsWith("\\|", position);
    }

    private void backslash() {
        if (position == source.length()) {
            throw new Problem("Trailing backslash");
        }
        char c = source.charAt(position++);
        if (syntax == Syntax.BASIC && "(){|+?".indexOf(c) >= 0) {
            operator(c);
        } else if (WORD_ESCAPES.indexOf(c) >= 0) {
            atom("\\" + c);
        } else if (c >= '1' && c <= '9') {
            backReference(c - '0');
        } else {
            special(c);
        }
    }

    private void special(char c) {
        switch (c) {
            case '<' -> atom("\\b(?=\\w)");
            case '>' -> atom("\\b(?<=\\w)");
            case '`' -> atom("\\A");
            case '\'' -> atom("\\z");
            case 'n' -> atom("\n");
            case 't' -> atom("\t");
            default -> literal(c);
        }
    }

    private void backReference(int number) {
        if (number > groups) {
            throw new Problem("Invalid back reference");
        }
        atom("(?:\\" + number + ")");
    }

    private void operator(char c) {
        switch (c) {
            case '(' -> {
                out.append('(');
                open++;
                groups++;
                atStart = true;
            }
            case ')' -> close();
            case '|' -> {
                out.append('|');
                atStart = true;
            }
            case '{' -> interval();
            default -> repeat(String.valueOf(c));
        }
    }

    private void close() {
        if (open == 0) {
            if (syntax == Syntax.BASIC) {
                throw new Problem("Unmatched ) or \\)");
            }
            literal(')');
            return;
        }
        open--;
        atom(")");
    }

    /** A repetition; several after one another are one inside the other. Where nothing can be repeated, the character itself. */
    private void repeat(String operator) {
        if (atStart) {
            literal(operator.charAt(0));
            return;
        }
        if ("*+?}".indexOf(out.charAt(out.length() - 1)) >= 0 && endsWithRepetition()) {
            out.append("{1}");
        }
        out.append(operator);
    }

    private boolean endsWithRepetition() {
        int backslashes = 0;
        for (int i = out.length() - 2; i >= 0 && out.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return backslashes % 2 == 0;
    }

    private void interval() {
        String close = syntax == Syntax.BASIC ? "\\}" : "}";
        int end = source.indexOf(close, position);
        String text = end < 0 ? "" : source.substring(position, end);
        if (!text.matches("\\d*(,\\d*)?") || text.isEmpty()) {
            if (syntax == Syntax.BASIC) {
                throw new Problem(end < 0 ? "Unmatched \\{" : "Invalid content of \\{\\}");
            }
            literal('{');
            return;
        }
        position = end + close.length();
        repeat("{" + (text.startsWith(",") ? "0" + text : text) + "}");
    }

    private void bracket() {
        int start = position;
        boolean negated = source.startsWith("^", position);
        position += negated ? 1 : 0;
        StringBuilder set = new StringBuilder(negated ? "[^" : "[");
        boolean first = true;
        while (position < source.length() && (first || source.charAt(position) != ']')) {
            first = false;
            element(set);
        }
        if (position >= source.length()) {
            position = start;
            throw new Problem("Invalid regular expression");
        }
        position++;
        atom(set.append(']').toString());
    }

    private void element(StringBuilder set) {
        if (source.startsWith("[:", position)) {
            set.append(characterClass());
            return;
        }
        set.append(escaped(setCharacter()));
        boolean range = position + 1 < source.length() && source.charAt(position) == '-' && source.charAt(position + 1) != ']';
        if (range) {
            position++;
            set.append('-').append(escaped(setCharacter()));
        }
    }

    private char setCharacter() {
        if (source.startsWith("\\n", position)) {
            position += 2;
            return '\n';
        }
        if (source.startsWith("\\t", position)) {
            position += 2;
            return '\t';
        }
        if (syntax == Syntax.AWK && source.startsWith("\\", position) && position + 1 < source.length()) {
            position++;
        }
        return source.charAt(position++);
    }

    private static String escaped(char c) {
        return (Character.isLetterOrDigit(c) || c > 0x7f ? "" : "\\") + c;
    }

    private String characterClass() {
        int end = source.indexOf(":]", position);
        String name = end < 0 ? "" : source.substring(position + 2, end);
        position = end + 2;
        return switch (name) {
            case "alpha", "digit", "alnum", "upper", "lower", "punct", "graph", "print", "blank", "cntrl", "space" ->
                "\\p{" + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "}";
            case "xdigit" -> "\\p{XDigit}";
            default -> throw new Problem("Invalid character class name");
        };
    }
}
