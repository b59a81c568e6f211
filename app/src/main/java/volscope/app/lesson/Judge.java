package volscope.app.lesson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import volscope.app.lesson.predicate.Counting;
import volscope.app.lesson.predicate.Moment;
import volscope.app.lesson.predicate.World;
import volscope.model.machine.Machine;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/**
 * Judges exercises on one machine. A tick that is shown, a verdict and a replay come from here. Remembers what it read, since revisions never
 * change; to be asked by one thread.
 */
public final class Judge {
    private static final int REMEMBERED = 10_000;

    private final Machine machine;
    private final Map<RevisionId, Moment> moments = new HashMap<>();
    private final Map<Ran, Boolean> changed = new HashMap<>();

    /** A judge of what happens on a machine. */
    public Judge(Machine machine) {
        this.machine = machine;
    }

    RevisionId powerOn() {
        return machine.start();
    }

    Moment moment(RevisionId id) {
        // What was tried has the numbers of earlier tries.
        if (id.number() < 0) {
            return new Moment(machine.revision(id));
        }
        if (moments.size() > REMEMBERED) {
            moments.clear();
        }
        return moments.computeIfAbsent(id, unknown -> new Moment(machine.revision(unknown)));
    }

    boolean changed(Ran ran) {
        return changed.computeIfAbsent(ran, one -> !machine.difference(one.before(), one.end()).isEmpty());
    }

    /** The world at the end of a branch. */
    World world(Attempt attempt, Branch branch) {
        int setup = Math.min(attempt.setupLines(), branch.ran().size());
        return new Story(this, attempt.start(), branch.ran().subList(0, setup), branch.ran().subList(setup, branch.ran().size()),
                branch.session(), branch.head());
    }

    /** How an attempt stands at the end of a branch. */
    public Standing standing(Attempt attempt, Branch branch) {
        World world = world(attempt, branch);
        List<Standing.OfGoal> goals = attempt.exercise().goals().stream()
                .map(goal -> new Standing.OfGoal(goal, goal.formula().judge(world))).toList();
        return new Standing(goals, world.commands(), Counting.copies(world));
    }

    /** Finds the truth of a bet whose play was kept and is the last line of a branch. */
    public Optional<Reply> truth(Bet bet, Attempt attempt, Branch branch) {
        Ran last = branch.ran().getLast();
        return bet.truth(new Played(moment(last.before()), last.steps(), world(attempt, branch)));
    }

    /** Finds the truth of a bet by trying its play at the end of a branch; nothing of it is kept. */
    public Optional<Reply> tried(Bet bet, Attempt attempt, Branch branch) {
        Run run = machine.preview(branch.head(), bet.play());
        List<Ran> more = new ArrayList<>(branch.ran());
        more.add(new Ran(run.line(), branch.head(), run.steps(), run.exitCode()));
        return truth(bet, attempt, new Branch(more, run.end(), branch.session()));
    }

    /** Finds the right choice of a question that is asked without a play. */
    public Optional<Reply> answer(Bet quiz, Attempt attempt, Branch branch) {
        World world = world(attempt, branch);
        return quiz.truth(new Played(world.now(), List.of(), world));
    }
}
