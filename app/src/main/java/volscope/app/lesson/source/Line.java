package volscope.app.lesson.source;

/**
 * A piece of a file that lies on one line.
 *
 * @param text
 *            the piece
 * @param start
 *            where it begins
 */
public record Line(String text, Spot start) {

    /** The place of one of its characters. */
    public Spot at(int offset) {
        return new Spot(start.line(), start.column() + offset);
    }

    /** The piece from an offset on. */
    public Line from(int offset) {
        return new Line(text.substring(offset), at(offset));
    }

    /** The piece without blanks at its ends. */
    public Line strip() {
        return new Line(text.strip(), at(text.length() - text.stripLeading().length()));
    }
}
