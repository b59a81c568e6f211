package volscope.app.lesson.source;

import java.util.List;
import java.util.function.IntPredicate;

/** Reads a piece of a line from left to right. Blanks between parts mean nothing. */
public final class Cursor {
    private final Line line;
    private int at;

    /** A cursor at the beginning of a piece. */
    public Cursor(Line line) {
        this.line = line;
    }

    /** Skips blanks and tells whether nothing is left. */
    public boolean atEnd() {
        skip();
        return at >= line.text().length();
    }

    /** The place of the next part. */
    public Spot spot() {
        skip();
        return line.at(at);
    }

    /** Where the cursor is, to come back to. */
    public int mark() {
        return at;
    }

    /** Goes back to a mark. */
    public void back(int mark) {
        at = mark;
    }

    /** The rest of the piece. */
    public Line rest() {
        skip();
        return line.from(at);
    }

    /** The rest of the piece, blanks and all. */
    public String restAsItIs() {
        return line.text().substring(at);
    }

    private void skip() {
        while (at < line.text().length() && Character.isWhitespace(line.text().charAt(at))) {
            at++;
        }
    }

    /** Whether the next part begins with a text. */
    public boolean sees(String text) {
        skip();
        return line.text().startsWith(text, at);
    }

    /** Takes a text, if it is next. */
    public boolean takes(String text) {
        boolean there = sees(text);
        at += there ? text.length() : 0;
        return there;
    }

    /** Takes a text that must be next. */
    public void expect(String text) {
        if (!takes(text)) {
            throw unexpected(List.of(text));
        }
    }

    /** Takes the characters that satisfy a condition; the text may be empty. */
    public String span(IntPredicate wanted) {
        skip();
        int from = at;
        while (at < line.text().length() && wanted.test(line.text().charAt(at))) {
            at++;
        }
        return line.text().substring(from, at);
    }

    /** The next word: letters, digits, dashes and low lines, a letter first; empty if there is none. Nothing is taken. */
    public String peekWord() {
        int mark = at;
        String word = isLetter(next()) ? span(Cursor::isOfWord) : "";
        at = mark;
        return word;
    }

    /** Takes a word, if it is next as a whole. */
    public boolean takesWord(String word) {
        boolean there = peekWord().equals(word);
        if (there) {
            takes(word);
        }
        return there;
    }

    /** The next character, or a space at the end. */
    public char next() {
        return atEnd() ? ' ' : line.text().charAt(at);
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isOfWord(int c) {
        return isLetter(c) || c >= '0' && c <= '9' || c == '-';
    }

    /** A fault: something else was to stand here. */
    public Fault unexpected(List<String> wanted) {
        Spot here = spot();
        String there = peekWord().isEmpty() ? String.valueOf(next()).strip() : peekWord();
        return Fault.at(here, Problem.Kind.UNEXPECTED, there, String.join(", ", wanted), Near.word(there, wanted));
    }
}
