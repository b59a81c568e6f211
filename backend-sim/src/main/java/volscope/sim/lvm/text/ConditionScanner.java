package volscope.sim.lvm.text;

import java.util.Map;
import java.util.Optional;

/** Reads the words of a condition, as {@code --select} of lvm and of dmsetup has it: {@code origin=lv0 && name=~"^s"}. */
public final class ConditionScanner {

    private static final String QUOTES = "\"'";
    /** What may stand around a regular expression. */
    private static final Map<Character, Character> BRACKETS = Map.of('(', ')', '{', '}', '[', ']', '"', '"', '\'', '\'');

    private final String text;
    private int at;

    public ConditionScanner(String text) {
        this.text = text;
    }

    /** Where the next word starts. */
    public int place() {
        skip();
        return at;
    }

    /** Whether nothing follows. */
    public boolean isAtEnd() {
        return place() >= text.length();
    }

    /** All from a place on. */
    public String from(int place) {
        return text.substring(place);
    }

    /** Takes some characters if they come next. */
    public boolean accept(String token) {
        skip();
        boolean next = text.startsWith(token, at);
        at += next ? token.length() : 0;
        return next;
    }

    /** Takes the first of some words that comes next. */
    public Optional<String> acceptOne(Iterable<String> tokens) {
        for (String token : tokens) {
            if (accept(token)) {
                return Optional.of(token);
            }
        }
        return Optional.empty();
    }

    /** Takes the name of a field, perhaps an empty one. */
    public String name() {
        int start = place();
        while (at < text.length() && isOfName(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isOfName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    /** Whether a quoted value comes next. */
    public boolean isQuoted() {
        return !isAtEnd() && QUOTES.indexOf(text.charAt(at)) >= 0;
    }

    /** Takes a value; empty if its quotes don't end. */
    public Optional<String> value() {
        return isQuoted() ? until(text.charAt(at)) : Optional.of(plain(")"));
    }

    /** Takes a value of a list that ends with a bracket. */
    public Optional<String> item(String end) {
        return isQuoted() ? until(text.charAt(at)) : Optional.of(plain(end));
    }

    /** Takes a regular expression, which may stand in brackets as well as in quotes. */
    public Optional<String> pattern() {
        Optional<Character> end = isAtEnd() ? Optional.empty() : Optional.ofNullable(BRACKETS.get(text.charAt(at)));
        return end.isPresent() ? until(end.get()) : Optional.of(plain(")"));
    }

    private Optional<String> until(char last) {
        int end = text.indexOf(last, at + 1);
        if (end < 0) {
            return Optional.empty();
        }
        String value = text.substring(at + 1, end);
        at = end + 1;
        return Optional.of(value);
    }

    private String plain(String end) {
        int start = place();
        while (at < text.length() && !ends(end)) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean ends(String end) {
        char c = text.charAt(at);
        return Character.isWhitespace(c) || c == ',' || c == '#' || text.startsWith(end, at) || text.startsWith("&&", at)
                || text.startsWith("||", at);
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
