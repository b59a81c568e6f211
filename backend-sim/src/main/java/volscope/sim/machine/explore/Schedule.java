package volscope.sim.machine.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.model.machine.Exploration;
import volscope.sim.check.explore.Canon;
import volscope.sim.kernel.KernelState;
import volscope.sim.machine.Move;
import volscope.sim.machine.Moves;

/** A path of small steps as lines of a script: {@code step} where it does the same, {@code pick} where work is done out of turn. */
final class Schedule {

    private static final String PICK = "pick ";

    private final Moves moves;
    private final List<Move> path;
    private final List<KernelState> states = new ArrayList<>();

    private Schedule(Moves moves, KernelState start, List<Move> path) {
        this.moves = moves;
        this.path = path;
        states.add(start);
        for (Move move : path) {
            states.add(moves.make(states.getLast(), move).orElseThrow());
        }
    }

    /**
     * The lines of a path.
     *
     * @param path
     *            moves of the grain {@link Exploration.Grain#SINGLE}
     */
    static List<String> of(KernelState start, Canon canon, List<Move> path) {
        return new Schedule(new Moves(start, canon), start, path).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < path.size();) {
            String best = "";
            int most = 0;
            for (String name : Moves.tasks(states.get(at))) {
                int done = steps(name, at);
                if (done > most) {
                    most = done;
                    best = done == 1 ? "step " + name : "step " + name + " " + done;
                }
            }
            if (most == 0) {
                most = 1;
                best = pick(at);
            }
            boolean goesOn = best.startsWith(PICK) && !lines.isEmpty() && lines.getLast().startsWith(PICK);
            if (goesOn) {
                lines.set(lines.size() - 1, lines.getLast() + best.substring(PICK.length() - 1));
            } else {
                lines.add(best);
            }
            at += most;
        }
        return lines;
    }

    /** How many of the moves from a place on {@code step NAME} makes. */
    private int steps(String name, int from) {
        int at = from;
        while (at < path.size() && Moves.tasks(states.get(at)).contains(name) && path.get(at).equals(next(name, states.get(at)))) {
            at++;
        }
        return at - from;
    }

    /** What {@code step NAME} does: the task goes on, or the first work is done that it may wait for, or time passes. */
    private Move next(String name, KernelState state) {
        Move step = new Move.Step(name);
        if (moves.make(state, step).isPresent()) {
            return step;
        }
        return state.queue().isEmpty() ? new Move.Wait() : new Move.Done(0);
    }

    private String pick(int at) {
        if (!(path.get(at) instanceof Move.Done(int place))) {
            throw new IllegalStateException("a line for " + path.get(at));
        }
        Optional<Integer> number = Moves.number(states.get(at), place);
        return PICK + number.orElseThrow();
    }
}
