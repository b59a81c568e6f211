package volscope.app.lesson.draft;

import volscope.app.lesson.predicate.Finding;
import volscope.app.lesson.predicate.Formula;

/**
 * Something that is true once a lesson was done.
 *
 * @param subject
 *            what it is about: a volume, group, device or file as goals name it; empty: the machine
 * @param source
 *            the predicate as it is written
 * @param formula
 *            the same, read
 * @param before
 *            what was found of it at the start
 * @param after
 *            what was found of it at the end
 * @param advice
 *            whether it makes a good goal
 * @param since
 *            it says something only from where this is true on; often the predicate itself
 */
public record Change(String subject, String source, Formula formula, Finding before, Finding after, Advice advice, Formula since) {

    /** Whether a predicate makes a good goal, other things being equal. */
    public enum Advice {
        TAKE, LEAVE
    }

    /** Whether it was not true at the start. */
    public boolean isNew() {
        return !before.isMet();
    }
}
