package volscope.sim.page;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of the persistent radix trees: {@code Object[]}, slot 0 the token of the session that may edit the node, slot 1
 * what that session notes of the children, then up to 32 children; those behind the end are null. A child that is an
 * {@code Object[]} is a node; anything else is a leaf, at any level.
 * <p>
 * A node without a session's token has no descendant with it, because whoever edits a node owns the path to it.
 */
final class Radix {

    /** Bits of the key that one level consumes. */
    static final int BITS = 5;

    /** Children of a node at most. */
    static final int WIDTH = 1 << BITS;

    /** The slot for the notes of the session that has a node's token; nobody else looks at it. */
    static final int NOTES = 1;

    /** The slot of the first child. */
    static final int FIRST = 2;

    private static final int FULL = FIRST + WIDTH;

    private Radix() {
    }

    /** The slot of {@code key} in a node whose children cover {@code 2^shift} keys each. */
    static int slot(long key, int shift) {
        return FIRST + ((int) (key >>> shift) & WIDTH - 1);
    }

    /** Whether {@code key} lies beyond what a root covers whose children cover {@code 2^shift} keys each. */
    static boolean beyond(long key, int shift) {
        return key >>> shift + BITS != 0;
    }

    /** A new node of {@code owner} without children that has room up to {@code slot}. */
    static @Nullable Object[] node(Object owner, int slot) {
        @Nullable
        Object[] node = new Object[lengthFor(slot)];
        node[0] = owner;
        return node;
    }

    /** Even, as the heap counts. */
    private static int lengthFor(int slot) {
        return slot + 2 & -2;
    }

    private static @Nullable Object[] filled(Object owner, Object leaf) {
        @Nullable
        Object[] node = new Object[FULL];
        Arrays.fill(node, FIRST, FULL, leaf);
        node[0] = owner;
        return node;
    }

    /**
     * The node to edit in place of {@code child}, with room up to {@code slot}: itself, a copy, or for a leaf a node that says
     * the same.
     */
    static @Nullable Object[] own(@Nullable Object child, Object owner, int slot) {
        if (!(child instanceof @Nullable Object[] node)) {
            return child == null ? node(owner, slot) : filled(owner, child);
        }
        boolean mine = node[0] == owner;
        if (mine && slot < node.length) {
            return node;
        }
        int length = mine ? Math.min(FULL, Math.max(lengthFor(slot), 2 * node.length)) : Math.max(lengthFor(slot), node.length);
        @Nullable
        Object[] copy = Arrays.copyOf(node, length);
        if (!mine) {
            copy[0] = owner;
            copy[NOTES] = null;
        }
        return copy;
    }

    /** What stands in a slot of a node. */
    static @Nullable Object at(@Nullable Object[] node, int slot) {
        return slot < node.length ? node[slot] : null;
    }

    /** Child {@code slot} of a node; a leaf is its own child. */
    static @Nullable Object child(@Nullable Object parent, int slot) {
        return parent instanceof @Nullable Object[] node ? at(node, slot) : parent;
    }

    /** {@code root} below as many nodes of {@code owner} as lift it from level {@code shift} to {@code target}. */
    static @Nullable Object lift(@Nullable Object root, int shift, int target, Object owner) {
        @Nullable
        Object lifted = root;
        for (int s = shift; s < target && lifted != null; s += BITS) {
            @Nullable
            Object[] node = node(owner, FIRST);
            node[FIRST] = lifted;
            lifted = node;
        }
        return lifted;
    }
}
