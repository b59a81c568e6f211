package volscope.sim.machine.explore;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import volscope.model.explain.Finding;
import volscope.sim.check.Rules;
import volscope.sim.check.Rules.Actor;
import volscope.sim.check.explore.Canon;
import volscope.sim.check.explore.Seen;
import volscope.sim.check.explore.Strangers;
import volscope.sim.check.explore.Summary;
import volscope.sim.device.Block;
import volscope.sim.kernel.KernelState;
import volscope.sim.machine.Cuts;
import volscope.sim.machine.Move;
import volscope.sim.machine.Moves;

/** Looks where states lead, and judges what happens there. Each works for one thread, and remembers for itself. */
final class Worker {

    /** Numbers that are handed out from here on are told from all others by their size. */
    static final long FIRST_NUMBER = 1L << 60;

    private final Canon canon;
    private final Moves moves;
    private final Cuts cuts;
    private final Walk walk;
    private final List<String> names;
    private final Seen seen;
    private final Waiting waiting;
    /** Where moves that were begun end, each already told of. */
    private final Finished finished = new Finished();

    /**
     * A machine that moves start from.
     *
     * @param state
     *            the machine
     * @param parts
     *            its parts
     * @param said
     *            what each of them says
     * @param meaning
     *            what they say together
     */
    record Entered(KernelState state, Object[] parts, Object[] said, Summary meaning) {
    }

    /**
     * @param start
     *            the state that all come from
     * @param some
     *            moves of another thread
     * @param waiting
     *            values of states that were met
     * @param seen
     *            the states that were met, to which somebody else adds
     * @param strangers
     *            shared by all workers of a search
     */
    Worker(KernelState start, Canon.Form form, Moves some, Tree tree, Waiting waiting, Seen seen, Strangers strangers) {
        this.canon = canon(start, form, strangers);
        this.moves = some.sharing(canon);
        this.cuts = new Cuts(canon);
        this.walk = new Walk(tree, moves, start);
        this.names = Moves.tasks(start);
        this.waiting = waiting;
        this.seen = seen;
    }

    /** Tells machines apart that come from one. */
    static Canon canon(KernelState start, Canon.Form form, Strangers strangers) {
        return new Canon(form, number -> number > FIRST_NUMBER, start.of(Block.LAYER), strangers);
    }

    /** A machine none of whose parts is known. */
    Entered enter(KernelState state) {
        return enter(state, null);
    }

    /** A machine that comes from another; parts that are those of that one are not looked at again. */
    private Entered enter(KernelState state, @Nullable Entered before) {
        Object[] parts = Moves.meaning(state);
        Object[] said = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            said[i] = before != null && Moves.isSame(parts[i], before.parts[i]) ? before.said[i] : canon.of(parts[i]);
        }
        return new Entered(state, parts, said, canon.ofAll(said));
    }

    /** Looks where states lead that were met so many moves from the start. */
    Found expand(int from, int to, int depth) {
        Found found = new Found();
        for (int state = from; state < to && found.violation().isEmpty(); state++) {
            expand(state, value(state, depth), found);
        }
        return found;
    }

    private Entered value(int state, int depth) {
        Entered known = waiting.take(state);
        return known == null ? enter(walk.to(state, depth)) : known;
    }

    private void expand(int state, Entered at, Found found) {
        Optional<Cuts.Lost> lost = cuts.lost(at.state);
        if (lost.isPresent()) {
            found.end(new Violation(state, Optional.empty(), Optional.of(lost.get().how()), lost.get().finding()));
            return;
        }
        boolean goesOn = false;
        for (Move move : Moves.of(at.state)) {
            goesOn |= make(state, at, move, found);
            if (found.violation().isPresent()) {
                return;
            }
        }
        if (!goesOn && !make(state, at, new Move.Wait(), found) && !Moves.tasks(at.state).isEmpty()) {
            found.end(new Violation(state, Optional.empty(), Optional.empty(), moves.stuck(at.state).getFirst()));
        }
    }

    /** Makes a move; false if that is not possible, or leads nowhere else. */
    private boolean make(int state, Entered at, Move move, Found found) {
        Optional<Moves.Begun> begun = moves.begin(at.state, move);
        if (begun.isEmpty()) {
            return false;
        }
        found.made();
        KernelState after = begun.get().state();
        List<Finding> findings = Rules.broken(at.state, after, move instanceof Move.Step ? Actor.TASK : Actor.KERNEL);
        if (!findings.isEmpty()) {
            found.end(new Violation(state, Optional.of(move), Optional.empty(), findings.getFirst()));
            return true;
        }
        Entered part = enter(after, at);
        Summary known = finished.find(part.meaning);
        if (known != null) {
            return !known.saysTheSame(at.meaning);
        }
        KernelState end = moves.finish(begun.get());
        Entered next = end == after ? part : enter(end, part);
        finished.keep(part.meaning, next.meaning);
        if (seen.has(next.meaning.high(), next.meaning.low())) {
            return !next.meaning.saysTheSame(at.meaning);
        }
        found.add(state, Moves.number(move, names), next);
        return true;
    }
}
