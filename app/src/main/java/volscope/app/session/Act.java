package volscope.app.session;

import java.time.Instant;
import java.util.OptionalInt;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/**
 * A line that was run, with what it gave.
 *
 * @param number
 *            its place in the order in which lines were run, over all branches
 * @param parent
 *            the act it follows on its branch
 * @param before
 *            the revision it acted on: the end of its parent, or a moment within it
 * @param run
 *            what the line gave
 * @param source
 *            who composed the line
 * @param at
 *            when, by the clock on the wall
 */
public record Act(int number, OptionalInt parent, RevisionId before, Run run, Source source, Instant at) {

    /** Who composes lines. */
    public enum Source {
        /** A person typed it. */
        TYPED,
        /** A button, a menu or a drag composed it. */
        POINTED,
        /** A lab file or a lesson holds it. */
        SCRIPT
    }

    /** The line as it was given. */
    public String line() {
        return run.line();
    }

    /** Whether the revision was made by this act. */
    public boolean made(RevisionId revision) {
        // The steps of a run are ascending.
        return java.util.Collections.binarySearch(run.steps(), revision) >= 0;
    }
}
