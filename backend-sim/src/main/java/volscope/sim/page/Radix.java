package volscope.sim.page;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of the persistent radix trees: {@code Object[34]}, slot 0 the token of the session that may edit the node,
 * then 32 children, then what that session notes of them. A child that is an {@code Object[]} is a node; anything else is a
 * leaf, at any level.
 * <p>
 * A node without a session's token has no descendant with it, because whoever edits a node owns the path to it.
 */
final class Radix {

    /** Bits of the key that one level consumes. */
    static final int BITS = 5;

    /** Children of a node. */
    static final int WIDTH = 1 << BITS;

    /** The slot for the notes of the session that has a node's token; nobody else looks at it. */
    static final int NOTES = 1 + WIDTH;

    private Radix() {
    }

    /** The slot of {@code key} in a node whose children cover {@code 2^shift} keys each. */
    static int slot(long key, int shift) {
        return 1 + ((int) (key >>> shift) & WIDTH - 1);
    }

    /** Whether {@code key} lies beyond what a root covers whose children cover {@code 2^shift} keys each. */
    static boolean beyond(long key, int shift) {
        return key >>> shift + BITS != 0;
    }

    /** A new node of {@code owner} whose every child is {@code leaf}. */
    static @Nullable Object[] node(Object owner, @Nullable Object leaf) {
        @Nullable
        Object[] node = new Object[1 + WIDTH + 1];
        if (leaf != null) {
            Arrays.fill(node, 1, NOTES, leaf);
        }
        node[0] = owner;
        return node;
    }

    /** The node to edit in place of {@code child}: itself, its copy, or for a leaf a node that says the same. */
    static @Nullable Object[] own(@Nullable Object child, Object owner) {
        if (!(child instanceof @Nullable Object[] node)) {
            return node(owner, child);
        }
        if (node[0] == owner) {
            return node;
        }
        @Nullable
        Object[] copy = node.clone();
        copy[0] = owner;
        copy[NOTES] = null;
        return copy;
    }

    /** Child {@code slot} of a node; a leaf is its own child. */
    static @Nullable Object child(@Nullable Object parent, int slot) {
        return parent instanceof @Nullable Object[] node ? node[slot] : parent;
    }

    /** {@code root} below as many nodes of {@code owner} as lift it from level {@code shift} to {@code target}. */
    static @Nullable Object lift(@Nullable Object root, int shift, int target, Object owner) {
        @Nullable
        Object lifted = root;
        for (int s = shift; s < target && lifted != null; s += BITS) {
            @Nullable
            Object[] node = node(owner, null);
            node[1] = lifted;
            lifted = node;
        }
        return lifted;
    }
}
