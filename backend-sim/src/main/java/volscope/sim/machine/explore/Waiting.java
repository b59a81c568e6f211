package volscope.sim.machine.explore;

import org.jspecify.annotations.Nullable;

/**
 * States that were met and wait to be looked at, with their values. There is room for some that follow each other; the values of the others are
 * found again when their turn comes. May be used by several threads.
 */
final class Waiting {

    /** So many are kept, about 1 KB each. */
    private static final int ROOM = 1 << 16;

    private final @Nullable Node[] values = new Node[ROOM];
    private final int[] states = new int[ROOM];

    synchronized void keep(int state, Node value) {
        int place = state & ROOM - 1;
        if (values[place] == null) {
            values[place] = value;
            states[place] = state;
        }
    }

    /** The value of a state, which is forgotten; null if there was no room for it. */
    synchronized @Nullable Node take(int state) {
        int place = state & ROOM - 1;
        Node value = values[place];
        if (value == null || states[place] != state) {
            return null;
        }
        values[place] = null;
        return value;
    }
}
