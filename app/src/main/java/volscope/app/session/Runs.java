package volscope.app.session;

import java.util.HashMap;
import java.util.Map;
import volscope.model.machine.Machine;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/**
 * The runs of a machine on which the same lines are played again and again: a line that was run at a revision before is not run there again,
 * as a machine gives the same for it. Not safe for use by several threads.
 */
final class Runs {
    private final Machine machine;
    private final Map<Asked, Run> known = new HashMap<>();

    private record Asked(RevisionId at, String line) {
    }

    Runs(Machine machine) {
        this.machine = machine;
    }

    /** What a line gives at a revision. */
    Run run(RevisionId at, String line) {
        Asked asked = new Asked(at, line);
        Run run = known.get(asked);
        if (run == null) {
            run = machine.run(at, line);
            known.put(asked, run);
        }
        return run;
    }
}
