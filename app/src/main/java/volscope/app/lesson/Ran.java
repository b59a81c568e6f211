package volscope.app.lesson;

import java.util.List;
import volscope.model.machine.RevisionId;

/**
 * A line that was run, as far as a branch follows it.
 *
 * @param line
 *            the line
 * @param before
 *            the revision it acted on
 * @param steps
 *            the revisions it made, in order
 * @param exitCode
 *            0 to 255
 */
public record Ran(String line, RevisionId before, List<RevisionId> steps, int exitCode) {

    /** The revision after it. */
    public RevisionId end() {
        return steps.isEmpty() ? before : steps.getLast();
    }
}
