package volscope.sim.machine.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import volscope.sim.machine.Moves;

/**
 * Goes from state to state of a search and has each as a value: it keeps the values on the way from the start, and makes the moves again from
 * where two ways part. States that are asked for in the order they were met share most of their way. Works for one thread.
 */
final class Walk {

    private final Tree tree;
    private final Steps steps;
    private final List<String> names;
    private final List<Node> values = new ArrayList<>();
    private int[] way = {};

    Walk(Tree tree, Steps steps) {
        this.tree = tree;
        this.steps = steps;
        this.names = steps.names();
    }

    /** The state that was met so many moves from the start. */
    Node to(int state, int depth) {
        int[] path = tree.path(state, depth);
        int shared = 0;
        while (shared < Math.min(depth, way.length) && path[shared] == way[shared]) {
            shared++;
        }
        values.subList(shared, values.size()).clear();
        for (int i = shared; i < depth; i++) {
            Node from = i == 0 ? steps.start() : values.get(i - 1);
            values.add(Objects.requireNonNull(steps.make(from, Moves.move(tree.move(path[i]), names)), "a move that was possible"));
        }
        way = path;
        return depth == 0 ? steps.start() : values.getLast();
    }
}
