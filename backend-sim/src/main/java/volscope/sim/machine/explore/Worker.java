package volscope.sim.machine.explore;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import volscope.model.explain.Finding;
import volscope.model.machine.Exploration.Grain;
import volscope.sim.check.Rules;
import volscope.sim.check.Rules.Actor;
import volscope.sim.check.explore.Canon;
import volscope.sim.check.explore.Seen;
import volscope.sim.check.explore.Strangers;
import volscope.sim.check.explore.Summary;
import volscope.sim.device.Bio;
import volscope.sim.device.Block;
import volscope.sim.device.PowerCut;
import volscope.sim.kernel.KernelState;
import volscope.sim.machine.Components;
import volscope.sim.machine.Cuts;
import volscope.sim.machine.Move;
import volscope.sim.machine.Moves;

/** Looks where states lead, and judges what happens there. Each works for one thread; what they learn they share. */
final class Worker {

    /** Numbers that are handed out from here on are told from all others by their size. */
    static final long FIRST_NUMBER = 1L << 60;

    private static final long POWER = 3;
    private static final long JUDGED = 4;

    private final Canon canon;
    private final Moves moves;
    private final Components components;
    private final Steps steps;
    private final Cuts cuts;
    private final Walk walk;
    private final List<String> names;
    private final Seen seen;
    private final Waiting waiting;
    private final Judged judged;
    /** The places of the layers that rules speak of. */
    private final int[] spokenOf;
    private Summary[] scratch = new Summary[32];
    private int state;
    private int depth;

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
     * @param learned
     *            shared by all workers of a search
     * @param judged
     *            shared by all workers of a search
     */
    Worker(KernelState start, Canon.Form form, Grain grain, Moves some, Tree tree, Waiting waiting, Seen seen, Strangers strangers,
            Learned learned, Judged judged) {
        this.canon = canon(start, form, strangers);
        this.moves = some.sharing(canon);
        this.components = moves.components();
        this.steps = new Steps(start, canon, moves, learned, grain);
        this.cuts = new Cuts(canon);
        this.walk = new Walk(tree, steps);
        this.names = components.names();
        this.waiting = waiting;
        this.seen = seen;
        this.judged = judged;
        this.spokenOf = Rules.layers().stream().mapToInt(components::place).toArray();
    }

    /** Tells machines apart that come from one. */
    static Canon canon(KernelState start, Canon.Form form, Strangers strangers) {
        return new Canon(form, number -> number > FIRST_NUMBER, start.of(Block.LAYER), strangers);
    }

    /** What the start says. */
    Summary start() {
        return steps.meaning(steps.start());
    }

    /** Looks where states lead that were met so many moves from the start. */
    Found expand(int from, int to, int stepsSoFar) {
        Found found = new Found();
        depth = stepsSoFar;
        for (state = from; state < to && found.violation().isEmpty(); state++) {
            Node known = waiting.take(state);
            expand(known == null ? walk.to(state, depth) : known, found);
        }
        return found;
    }

    private void expand(Node at, Found found) {
        Optional<Cuts.Lost> lost = lost(at);
        if (lost.isPresent()) {
            found.end(new Violation(state, Optional.empty(), Optional.of(lost.get().how()), lost.get().finding()));
            return;
        }
        boolean goesOn = false;
        for (Move move : steps.of(at)) {
            goesOn |= make(at, move, found);
            if (found.violation().isPresent()) {
                return;
            }
        }
        if (!goesOn && !make(at, new Move.Wait(), found) && steps.isAnyThere(at)) {
            found.end(new Violation(state, Optional.empty(), Optional.empty(), moves.stuck(steps.state(at)).getFirst()));
        }
    }

    /** Makes a move; false if that is not possible, or leads nowhere else. */
    private boolean make(Node at, Move move, Found found) {
        Node begun = steps.begin(at, move);
        if (begun == null) {
            return false;
        }
        found.made();
        List<Finding> findings = broken(at, begun, move instanceof Move.Step ? Actor.TASK : Actor.KERNEL);
        if (!findings.isEmpty()) {
            found.end(new Violation(state, Optional.of(move), Optional.empty(), findings.getFirst()));
            return true;
        }
        Node end = steps.finish(begun);
        Summary meaning = steps.meaning(end);
        if (!seen.has(meaning)) {
            found.add(state, Moves.number(move, names), end, meaning);
        }
        return !meaning.saysTheSame(steps.meaning(at));
    }

    /** What a step broke. Steps that say the same are judged once. */
    private List<Finding> broken(Node at, Node after, Actor actor) {
        boolean changed = false;
        int count = 0;
        for (int place : spokenOf) {
            changed |= !Rules.saysTheSame(at.parts()[place], after.parts()[place]);
            scratch[count++] = at.said()[place];
            scratch[count++] = after.said()[place];
        }
        Summary both = changed ? canon.ofAll(JUDGED + actor.ordinal(), scratch, count) : null;
        if (both == null || judged.has(both)) {
            return List.of();
        }
        List<Finding> findings = Rules.broken(steps.state(at), steps.state(after), actor);
        if (findings.isEmpty()) {
            judged.add(both);
        }
        return findings;
    }

    /** What a power cut takes that it may not take. */
    private Optional<Cuts.Lost> lost(Node at) {
        Summary power = power(at);
        if (judged.has(power)) {
            return Optional.empty();
        }
        Optional<Cuts.Lost> lost = cuts.lost(steps.state(at));
        if (lost.isEmpty()) {
            judged.add(power);
        }
        return lost;
    }

    /** What decides what a power cut takes. */
    private Summary power(Node at) {
        int count = components.withViews() - components.firstOfPower();
        System.arraycopy(at.said(), components.firstOfPower(), scratch, 0, count);
        for (int i = 0; i < at.backlog().size(); i++) {
            Backlog.Item item = at.backlog().at(i);
            Bio request = item.request();
            if (request != null && PowerCut.mayTake(request)) {
                scratch = count == scratch.length ? Arrays.copyOf(scratch, 2 * count) : scratch;
                scratch[count++] = item.said();
            }
        }
        return canon.ofAll(POWER, scratch, count);
    }
}
