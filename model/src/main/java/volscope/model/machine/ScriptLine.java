package volscope.model.machine;

/**
 * A line of a lab file.
 *
 * @param kind
 *            what is done with it
 * @param text
 *            the line itself: a comment with its {@code #}, plumbing with its {@code @}
 */
public record ScriptLine(Kind kind, String text) {

    /** What is done with a line. */
    public enum Kind {
        /** Copied to the transcript. */
        BLANK,
        /** Copied to the transcript. */
        COMMENT,
        /** Copied to the transcript and run, its output thrown away. */
        PLUMBING,
        /** Run, its output shown. */
        COMMAND
    }

    /** Whether the machine is given this line. */
    public boolean runs() {
        return kind == Kind.PLUMBING || kind == Kind.COMMAND;
    }
}
