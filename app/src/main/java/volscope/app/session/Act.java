package volscope.app.session;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Function;
import volscope.model.machine.Revision;
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
 * @param moments
 *            the revisions of the machine it was run on
 */
public record Act(int number, OptionalInt parent, RevisionId before, Run run, Source source, Instant at,
        Function<RevisionId, Revision> moments) {

    /** Who composes lines. */
    public enum Source {
        /** A person typed it. */
        TYPED,
        /** A button, a menu or a drag composed it. */
        POINTED,
        /** A lab file or a lesson holds it. */
        SCRIPT
    }

    /** What can be read after a step of it, also when another lab was opened since. */
    public Revision after(RevisionId step) {
        return moments.apply(step);
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
