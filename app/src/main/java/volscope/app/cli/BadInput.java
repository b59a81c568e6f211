package volscope.app.cli;

/** Input that can't be used, with the one sentence that says why. */
final class BadInput extends Exception {
    private static final long serialVersionUID = 1;

    BadInput(String sentence) {
        super(sentence);
    }

    /** The sentence. */
    String sentence() {
        return String.valueOf(getMessage());
    }
}
