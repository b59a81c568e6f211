package volscope.sim.machine.explore;

import java.util.List;
import java.util.Optional;

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
    /** The parts of the machine that moves start from, and what they say. */
    private Object[] parts = {};
    private Object[] said = {};

    /**
     * @param start
     *            the state that all come from
     * @param seen
     *            the states that were met, to which somebody else adds
     * @param strangers
     *            shared by all workers of a search
     */
    Worker(KernelState start, Canon.Form form, Moves.Grain grain, Tree tree, Seen seen, Strangers strangers) {
        this.canon = canon(start, form, strangers);
        this.moves = new Moves(start, canon, grain);
        this.cuts = new Cuts(canon);
        this.walk = new Walk(tree, moves, start);
        this.names = Moves.tasks(start);
        this.seen = seen;
    }

    /** Tells machines apart that come from one. */
    static Canon canon(KernelState start, Canon.Form form, Strangers strangers) {
        return new Canon(form, number -> number > FIRST_NUMBER, start.of(Block.LAYER), strangers);
    }

    /** What a machine says; parts that are those of the machine that was entered last are not looked at again. */
    Summary meaning(KernelState state) {
        return canon.ofAll(sums(Moves.meaning(state)));
    }

    private Summary enter(KernelState state) {
        Object[] now = Moves.meaning(state);
        said = sums(now);
        parts = now;
        return canon.ofAll(said);
    }

    private Object[] sums(Object[] now) {
        Object[] sums = new Object[now.length];
        for (int i = 0; i < now.length; i++) {
            sums[i] = i < parts.length && now[i] == parts[i] ? said[i] : canon.of(now[i]);
        }
        return sums;
    }

    /** Looks where states lead that were met so many moves from the start. */
    Found expand(int from, int to, int depth) {
        Found found = new Found();
        for (int state = from; state < to && found.violation().isEmpty(); state++) {
            expand(state, walk.to(state, depth), found);
        }
        return found;
    }

    private void expand(int state, KernelState at, Found found) {
        Optional<Cuts.Lost> lost = cuts.lost(at);
        if (lost.isPresent()) {
            found.end(new Violation(state, Optional.empty(), Optional.of(lost.get().how()), lost.get().finding()));
            return;
        }
        Summary here = enter(at);
        boolean goesOn = false;
        for (Move move : Moves.of(at)) {
            goesOn |= make(state, at, here, move, found);
            if (found.violation().isPresent()) {
                return;
            }
        }
        if (!goesOn && !make(state, at, here, new Move.Wait(), found) && !Moves.tasks(at).isEmpty()) {
            found.end(new Violation(state, Optional.empty(), Optional.empty(), moves.stuck(at).getFirst()));
        }
    }

    /** Makes a move; false if that is not possible, or leads nowhere else. */
    private boolean make(int state, KernelState at, Summary here, Move move, Found found) {
        Optional<KernelState> after = moves.make(at, move);
        if (after.isEmpty()) {
            return false;
        }
        List<Finding> findings = Rules.broken(at, after.get(), move instanceof Move.Step ? Actor.TASK : Actor.KERNEL);
        if (!findings.isEmpty()) {
            found.end(new Violation(state, Optional.of(move), Optional.empty(), findings.getFirst()));
            return true;
        }
        Summary there = meaning(after.get());
        if (seen.has(there.high(), there.low())) {
            return !there.saysTheSame(here);
        }
        found.add(state, Moves.number(move, names), there.high(), there.low());
        return true;
    }
}
