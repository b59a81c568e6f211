package volscope.app.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Set<RevisionId> lasting = new HashSet<>();
    private long passing;

    private record Asked(RevisionId at, String line) {
    }

    private KnownRuns(Machine machine) {
        this.machine = machine;
        this.lasting.add(machine.start());
    }

    /** A machine that knows what it ran. */
    static KnownRuns of(Machine machine) {
        return machine instanceof KnownRuns known ? known : new KnownRuns(machine);
    }

    @Override
    public Run run(RevisionId at, String line) {
        return known.computeIfAbsent(new Asked(at, line), asked -> runAnew(at, line));
    }

    private Run runAnew(RevisionId at, String line) {
        Run run = machine.run(at, line);
        passing += weight(machine, run);
        return run;
    }

    /** How much a run has left: revisions, and what happened in them. A line may be one revision in which very much happened. */
    static long weight(Machine machine, Run run) {
        long weight = 0;
        for (RevisionId id : run.steps()) {
            weight += 1 + machine.revision(id).events().size();
        }
        return weight;
    }

    /** The revisions that lead to one are not forgotten with what passes. */
    void keep(RevisionId head) {
        Optional<RevisionId> next = Optional.of(head);
        while (next.filter(lasting::add).isPresent()) {
            next = machine.parent(next.get());
        }
    }

    /** How much was run anew and can be forgotten: revisions, and what happened in them. */
    long passing() {
        return passing;
    }

    /** Forgets what was run anew and need not be kept. */
    void forgetPassing() {
        List<RevisionId> gone = new ArrayList<>();
        known.values().removeIf(run -> !lasting.contains(run.end()) && gone.addAll(run.steps()));
        machine.forget(gone);
        passing = 0;
    }

    @Override
    public void forget(Collection<RevisionId> revisions) {
        machine.forget(revisions);
        known.values().removeIf(run -> revisions.contains(run.end()));
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
