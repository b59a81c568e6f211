package volscope.app.lesson.predicate;

/**
 * What judging found.
 *
 * @param truth
 *            whether it holds
 * @param observed
 *            what is there, to stand beside it
 */
public record Finding(Truth truth, Words observed) {

    static Finding of(boolean condition, Words observed) {
        return new Finding(Truth.of(condition), observed);
    }

    /** There is nothing to judge. */
    static Finding undefined(Words why) {
        return new Finding(Truth.UNDEFINED, why);
    }

    /** Something that is asked about is not there. */
    static Finding missing(String name) {
        return undefined(Words.of("observed.no", name));
    }

    /** Whether it is met: by truth alone. */
    public boolean isMet() {
        return truth == Truth.TRUE;
    }
}
