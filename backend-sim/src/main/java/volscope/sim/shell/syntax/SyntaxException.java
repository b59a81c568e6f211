package volscope.sim.shell.syntax;

/** A line that is no command: the sentence that dash prints. Has no stack trace, since it is an answer to what was typed. */
public final class SyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public SyntaxException(String message) {
        super("Syntax error: " + message, null, false, false);
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
