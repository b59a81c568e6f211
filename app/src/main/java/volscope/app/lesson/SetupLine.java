package volscope.app.lesson;

/**
 * A line that is run before the first card.
 *
 * @param line
 *            the line
 * @param end
 *            how it has to end
 */
public record SetupLine(String line, End end) {

    /** How a line ends. */
    public enum End {
        SUCCESS, FAILURE
    }

    /** Whether it ended as it has to. */
    public boolean isFineWith(int exitCode) {
        return exitCode == 0 == (end == End.SUCCESS);
    }
}
