package volscope.app.lesson.source;

/**
 * A place in a file.
 *
 * @param line
 *            from 1
 * @param column
 *            from 1
 */
public record Spot(int line, int column) {
}
