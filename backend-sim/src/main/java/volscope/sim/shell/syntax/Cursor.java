package volscope.sim.shell.syntax;

/** A place in a text that is being parsed. */
final class Cursor {

    /** What {@link #peek()} gives at the end of the text; no text holds it, since a NUL cannot be typed. */
    static final char END = '\0';

    private static final int DEEPEST = 200;

    private final String text;
    private int position;
    private int depth;

    Cursor(String text) {
        this.text = text.replace(END, ' ');
    }

    int position() {
        return position;
    }

    int depth() {
        return depth;
    }

    /** Goes back to a place and a level, after an attempt that failed. */
    void restore(int place, int level) {
        position = place;
        depth = level;
    }

    void moveTo(int place) {
        position = place;
    }

    boolean atEnd() {
        return position >= text.length();
    }

    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return position + ahead < text.length() ? text.charAt(position + ahead) : END;
    }

    char next() {
        char c = peek();
        position++;
        return c;
    }

    boolean startsWith(String prefix) {
        return text.startsWith(prefix, position);
    }

    boolean accept(String prefix) {
        boolean there = startsWith(prefix);
        if (there) {
            position += prefix.length();
        }
        return there;
    }

    /** Goes one nesting level down; a limit keeps absurd input from exhausting the stack. */
    void enter() {
        if (++depth > DEEPEST) {
            throw new SyntaxException("nested too deeply");
        }
    }

    void leave() {
        depth--;
    }

    /** A line end that is written as backslash and line end does not exist. */
    void skipContinuations() {
        while (startsWith("\\\n")) {
            position += 2;
        }
    }

    static boolean isNameStart(char c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isName(String text) {
        return !text.isEmpty() && isNameStart(text.charAt(0)) && text.chars().allMatch(c -> isNameStart((char) c) || isDigit((char) c));
    }

    /** The variable's name that starts here; empty if none does. */
    String name() {
        int start = position;
        if (isNameStart(peek())) {
            while (isNameStart(peek()) || isDigit(peek())) {
                position++;
            }
        }
        return text.substring(start, position);
    }

    /** The digits that start here; may be empty. */
    String digits() {
        int start = position;
        while (isDigit(peek())) {
            position++;
        }
        return text.substring(start, position);
    }
}
