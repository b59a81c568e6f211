package volscope.model.command;

/** The sign in front of a number on a command line: none sets, a plus adds, a minus takes away. */
public enum Sign {
    NONE(""), PLUS("+"), MINUS("-");

    private final String text;

    Sign(String text) {
        this.text = text;
    }

    /** As it is written. */
    public String text() {
        return text;
    }

    /** The sign a text starts with. */
    static Sign of(String text) {
        return text.startsWith("+") ? PLUS : text.startsWith("-") ? MINUS : NONE;
    }
}
