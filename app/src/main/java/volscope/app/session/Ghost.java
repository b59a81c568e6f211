package volscope.app.session;

import volscope.model.machine.Difference;
import volscope.model.machine.Machine;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/**
 * What a line would do, seen before it is run: the line was run on the value, and nothing of it is kept.
 *
 * @param run
 *            what it gave
 * @param revision
 *            how things would be
 * @param facts
 *            the same, asked once
 * @param difference
 *            what would be other than now
 */
public record Ghost(Run run, Revision revision, Facts facts, Difference difference) {

    /** What a line would do on a revision. */
    static Ghost of(Machine machine, RevisionId at, String line) {
        Run run = machine.preview(at, line);
        Revision end = machine.revision(run.end());
        return new Ghost(run, end, Facts.of(end), machine.difference(at, run.end()));
    }
}
