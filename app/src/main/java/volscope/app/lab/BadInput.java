package volscope.app.lab;

/** Input that can't be used, with the one sentence that says why. */
public final class BadInput extends Exception {
    private static final long serialVersionUID = 1;

    public BadInput(String sentence) {
        super(sentence);
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
