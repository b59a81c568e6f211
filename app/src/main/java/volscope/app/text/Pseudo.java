package volscope.app.text;

/**
 * Makes a pattern longer, and spells it as no language does: vowels twice, with marks. What is typed or printed, and what the pattern puts
 * in, stays.
 */
final class Pseudo {
    private static final String PLAIN = "aeiouyAEIOUY";
    private static final String MARKED = "åéïöüýÅÉÏÖÜÝ";

    private final String pattern;
    private final StringBuilder made = new StringBuilder();

    private Pseudo(String pattern) {
        this.pattern = pattern;
    }

    static String of(String pattern) {
        Pseudo pseudo = new Pseudo(pattern);
        pseudo.words(0);
        return pseudo.made.toString();
    }

    /** Words up to the end of the pattern, or of the choice that they stand in; gives where that is. */
    private int words(int from) {
        boolean typed = false;
        int at = from;
        while (at < pattern.length()) {
            char letter = pattern.charAt(at);
            if (letter == '{') {
                at = argument(at);
                continue;
            }
            if (from > 0 && (letter == '}' || letter == '|')) {
                return at;
            }
            typed ^= letter == '`';
            int vowel = typed ? -1 : PLAIN.indexOf(letter);
            made.append(vowel < 0 ? String.valueOf(letter) : String.valueOf(MARKED.charAt(vowel)).repeat(2));
            at++;
        }
        return at;
    }

    /** An argument from its brace on; the words of a choice are words. */
    private int argument(int from) {
        int end = pattern.indexOf('}', from);
        int choice = pattern.indexOf(",choice,", from);
        if (choice < 0 || choice > end) {
            made.append(pattern, from, end + 1);
            return end + 1;
        }
        int at = from;
        while (pattern.charAt(at) != '}') {
            int limit = at;
            while (pattern.charAt(limit) != '#' && pattern.charAt(limit) != '<') {
                limit++;
            }
            made.append(pattern, at, limit + 1);
            at = words(limit + 1);
            if (pattern.charAt(at) == '|') {
                made.append('|');
                at++;
            }
        }
        made.append('}');
        return at + 1;
    }
}
