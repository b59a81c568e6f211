package volscope.sim.shell;

import java.util.regex.PatternSyntaxException;

/** A shell pattern: {@code *}, {@code ?}, {@code [...]}, and backslashes in front of characters that stand for themselves. */
final class Pattern {

    private static final String SPECIAL = "*?[]\\!-^";

    private final java.util.regex.Pattern regex;

    private Pattern(java.util.regex.Pattern regex) {
        this.regex = regex;
    }

    /** The text as a pattern that matches nothing else. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (SPECIAL.indexOf(c) >= 0) {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.toString();
    }

    /** Whether the pattern can match anything but one text. */
    static boolean isPattern(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '*' || c == '?' || c == '[') {
                return true;
            }
        }
        return false;
    }

    static Pattern of(String pattern) {
        try {
            return new Pattern(java.util.regex.Pattern.compile(translate(pattern), java.util.regex.Pattern.DOTALL));
        } catch (PatternSyntaxException _) {
            return new Pattern(java.util.regex.Pattern.compile(java.util.regex.Pattern.quote(pattern)));
        }
    }

    boolean matches(String text) {
        return regex.matcher(text).matches();
    }

    private static String translate(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '\\' -> literal(regex, i + 1 < pattern.length() ? pattern.charAt(++i) : c);
                case '[' -> i = bracket(pattern, i, regex);
                default -> literal(regex, c);
            }
        }
        return regex.toString();
    }

    private static void literal(StringBuilder regex, char c) {
        if (!Character.isLetterOrDigit(c)) {
            regex.append('\\');
        }
        regex.append(c);
    }

    /** Translates a bracket expression; one that is not closed is an ordinary character. Gives the place of its last character. */
    private static int bracket(String pattern, int start, StringBuilder regex) {
        int end = bracketEnd(pattern, start);
        if (end < 0) {
            literal(regex, '[');
            return start;
        }
        int i = start + 1;
        boolean negated = pattern.charAt(i) == '!' || pattern.charAt(i) == '^';
        regex.append(negated ? "[^" : "[");
        for (i += negated ? 1 : 0; i < end; i++) {
            int close = pattern.startsWith("[:", i) ? pattern.indexOf(":]", i) : -1;
            if (close > 0) {
                regex.append("\\p{").append(className(pattern.substring(i + 2, close))).append('}');
                i = close + 1;
            } else if (pattern.charAt(i) == '-') {
                regex.append('-');
            } else {
                literal(regex, pattern.charAt(i) == '\\' ? pattern.charAt(++i) : pattern.charAt(i));
            }
        }
        regex.append(']');
        return end;
    }

    /** The name of a character class in regular expressions of Java. */
    private static String className(String name) {
        return name.equals("xdigit") ? "XDigit" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static int bracketEnd(String pattern, int start) {
        int i = start + 1;
        if (i < pattern.length() && (pattern.charAt(i) == '!' || pattern.charAt(i) == '^')) {
            i++;
        }
        boolean first = true;
        while (i < pattern.length()) {
            if (pattern.charAt(i) == ']' && !first) {
                return i;
            }
            first = false;
            int close = pattern.startsWith("[:", i) ? pattern.indexOf(":]", i) : -1;
            i = close > 0 ? close + 2 : i + (pattern.charAt(i) == '\\' ? 2 : 1);
        }
        return -1;
    }
}
