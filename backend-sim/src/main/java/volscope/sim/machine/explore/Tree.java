package volscope.sim.machine.explore;

import java.util.ArrayList;
import java.util.List;

/** The states that were met, in the order they were met: each by the state it was met from and the move that led there, 5 bytes a state. */
final class Tree {

    private static final int BITS = 16;
    private static final int MASK = (1 << BITS) - 1;

    private final List<int[]> parents = new ArrayList<>();
    private final List<byte[]> moves = new ArrayList<>();
    private int size;

    /** Adds a state; the first, from which all others come, has no parent. */
    synchronized void add(int parent, int move) {
        if ((size & MASK) == 0) {
            parents.add(new int[1 << BITS]);
            moves.add(new byte[1 << BITS]);
        }
        parents.getLast()[size & MASK] = parent;
        moves.getLast()[size & MASK] = (byte) move;
        size++;
    }

    synchronized int size() {
        return size;
    }

    /** The memory that it takes. */
    synchronized long bytes() {
        return parents.size() * (long) (1 << BITS) * (Integer.BYTES + 1);
    }

    /** The states from one after the start to this one. */
    synchronized int[] path(int state, int depth) {
        int[] path = new int[depth];
        int at = state;
        for (int i = depth - 1; i >= 0; i--) {
            path[i] = at;
            at = parents.get(at >>> BITS)[at & MASK];
        }
        return path;
    }

    /** The number of the move that led to a state. */
    synchronized int move(int state) {
        return moves.get(state >>> BITS)[state & MASK] & 0xff;
    }
}
