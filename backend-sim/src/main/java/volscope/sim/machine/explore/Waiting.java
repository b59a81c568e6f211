package volscope.sim.machine.explore;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * States that were met and wait to be looked at, with their values. There is room for some; the values of the others are made again when their
 * turn comes. May be used by several threads.
 */
final class Waiting {

    /** So many are kept, about 2 KB each. */
    private static final int ROOM = 1 << 16;

    private final Map<Integer, Node> values = new HashMap<>();

    synchronized void keep(int state, Node value) {
        if (values.size() < ROOM) {
            values.put(state, value);
        }
    }

    /** The value of a state, which is forgotten; null if there was no room for it. */
    @Nullable
    synchronized Node take(int state) {
        return values.remove(state);
    }
}
