package volscope.app.lesson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import volscope.app.lesson.predicate.Counting;
import volscope.app.lesson.predicate.Moment;
import volscope.app.lesson.predicate.World;
import volscope.model.machine.Machine;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/** Reads one machine for goals and bets. Nothing changes by that; what was read is remembered. */
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
        if (changed.size() > REMEMBERED) {
            changed.clear();
        }
        return changed.computeIfAbsent(ran, one -> !machine.difference(one.before(), one.end()).isEmpty());
    }

    /** The world at the end of a branch whose first lines are the setup. */
    public World world(int setupLines, Branch branch) {
        int setup = Math.min(setupLines, branch.ran().size());
        return new Story(this, branch.session().getFirst(), branch.ran().subList(0, setup),
                branch.ran().subList(setup, branch.ran().size()), branch.session(), branch.head());
    }

    /**
     * How things stand: what is shown, what a hand-in is graded by, and what a replay shows.
     *
     * @param worlds
     *            the world at the end of the branch under a profile
     */
    public static Standing standing(Exercise exercise, Function<String, World> worlds) {
        List<Standing.OfGoal> goals = exercise.goals().stream()
                .map(goal -> new Standing.OfGoal(goal, goal.formula().judge(worlds.apply(goal.kernel())))).toList();
        World first = worlds.apply(exercise.head().kernels().getFirst());
        return new Standing(goals, first.commands(), Counting.copies(first));
    }

    /** Finds the truth of a bet at the end of a branch; its play is the last line, or is tried, or there is none. */
    public Optional<Reply> truth(Bet bet, int setupLines, Branch branch) {
        return switch (bet.mode()) {
            case KEPT -> played(bet, setupLines, branch);
            case TRIED -> played(bet, setupLines, tried(bet.play(), branch));
            case NONE -> {
                World world = world(setupLines, branch);
                yield bet.truth(new Played(world.now(), List.of(), world));
            }
        };
    }

    private Optional<Reply> played(Bet bet, int setupLines, Branch branch) {
        Ran last = branch.ran().getLast();
        return bet.truth(new Played(moment(last.before()), last.steps(), world(setupLines, branch)));
    }

    private Branch tried(String line, Branch branch) {
        Run run = machine.preview(branch.head(), line);
        List<Ran> more = new ArrayList<>(branch.ran());
        more.add(new Ran(run.line(), branch.head(), run.steps(), run.exitCode()));
        return new Branch(more, run.end(), branch.session());
    }
}
