package volscope.app.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import volscope.model.machine.Cause;
import volscope.model.machine.Difference;
import volscope.model.machine.Machine;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/**
 * A machine on which the same lines are played again and again: a line that was run at a revision before is not run there again, as the
 * machine gives the same for it. Not safe for use by several threads.
 */
final class KnownRuns implements Machine {
    private final Machine machine;
    private final Map<Asked, Run> known = new HashMap<>();

    private record Asked(RevisionId at, String line) {
    }

    private KnownRuns(Machine machine) {
        this.machine = machine;
    }

    /** A machine that knows what it ran. */
    static Machine of(Machine machine) {
        return machine instanceof KnownRuns ? machine : new KnownRuns(machine);
    }

    @Override
    public Run run(RevisionId at, String line) {
        return known.computeIfAbsent(new Asked(at, line), asked -> machine.run(at, line));
    }

    @Override
    public RevisionId start() {
        return machine.start();
    }

    @Override
    public Run preview(RevisionId at, String line) {
        return machine.preview(at, line);
    }

    @Override
    public Revision revision(RevisionId id) {
        return machine.revision(id);
    }

    @Override
    public Optional<RevisionId> parent(RevisionId id) {
        return machine.parent(id);
    }

    @Override
    public List<RevisionId> children(RevisionId id) {
        return machine.children(id);
    }

    @Override
    public void fold(RevisionId checkpoint) {
        machine.fold(checkpoint);
    }

    @Override
    public Difference difference(RevisionId before, RevisionId after) {
        return machine.difference(before, after);
    }

    @Override
    public List<Cause> why(RevisionId at, String device, long chunk) {
        return machine.why(at, device, chunk);
    }

    @Override
    public List<String> complete(RevisionId at, String line, int cursor) {
        return machine.complete(at, line, cursor);
    }

    @Override
    public List<String> profiles() {
        return machine.profiles();
    }
}
