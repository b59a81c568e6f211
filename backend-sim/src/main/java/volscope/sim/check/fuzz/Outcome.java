package volscope.sim.check.fuzz;

/**
 * What a command gave.
 *
 * @param code
 *            0 for success, else 1; {@link #WAITS} if it did not end
 * @param text
 *            a letter for each sector read, or the status line
 */
record Outcome(int code, String text) {

    /** The code of a command that waits for a resume. */
    static final int WAITS = -1;
    static final Outcome DONE = new Outcome(0, "");
    static final Outcome FAILED = new Outcome(1, "");
    static final Outcome WAITING = new Outcome(WAITS, "");

    static Outcome of(boolean success) {
        return success ? DONE : FAILED;
    }

    static Outcome text(String text) {
        return new Outcome(0, text);
    }

    @Override
    public String toString() {
        return code == 0 ? text.isEmpty() ? "success" : text : code == WAITS ? "waits" : "failure";
    }
}
