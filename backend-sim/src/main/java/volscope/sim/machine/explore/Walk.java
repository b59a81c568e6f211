package volscope.sim.machine.explore;

import java.util.ArrayList;
import java.util.List;

import volscope.sim.kernel.KernelState;
import volscope.sim.machine.Moves;

/**
 * Goes from state to state of a search and has each as a value: it keeps the values on the way from the start, and makes the moves again from
 * where two ways part. States that are asked for in the order they were met share most of their way. Works for one thread.
 */
final class Walk {

    private final Tree tree;
    private final Moves moves;
    private final List<String> names;
    private final KernelState start;
    private final List<KernelState> values = new ArrayList<>();
    private int[] way = {};

    Walk(Tree tree, Moves moves, KernelState start) {
        this.tree = tree;
        this.moves = moves;
        this.names = Moves.tasks(start);
        this.start = start;
    }

    /** The value of a state that was met so many moves from the start. */
    KernelState to(int state, int depth) {
        int[] path = tree.path(state, depth);
        int shared = 0;
        while (shared < Math.min(depth, way.length) && path[shared] == way[shared]) {
            shared++;
        }
        values.subList(shared, values.size()).clear();
        for (int i = shared; i < depth; i++) {
            KernelState from = i == 0 ? start : values.get(i - 1);
            values.add(moves.make(from, Moves.move(tree.move(path[i]), names)).orElseThrow());
        }
        way = path;
        return depth == 0 ? start : values.getLast();
    }
}
