package volscope.sim.page;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one way to edit a {@link RunMap}: a private, mutable continuation of it. What a session published before never
 * changes. A session belongs to one thread.
 */
public final class RunSession {

    private @Nullable Object root;
    private int level;
    private long size;
    private Object token = new Object();
    private RunMap published;

    /** Opens a session that continues {@code start}. */
    public RunSession(RunMap start) {
        root = start.root;
        level = start.level;
        size = start.size();
        published = start;
    }

    /**
     * The map as a value; the same object if nothing was changed since the last time. O(1); the next edit of a path copies
     * it, about 0.8 KiB and at worst 1.7.
     */
    public RunMap publish() {
        if (root != published.root || level != published.level) {
            published = new RunMap(root, level, size);
            token = new Object();
        }
        return published;
    }

    /** As {@link RunMap#get}. */
    public int get(long chunk) {
        return RunMap.get(root, level, chunk);
    }

    /** The number of chunks mapped; O(1). */
    public long size() {
        return size;
    }

    /** Maps {@code chunk} to {@code target}, an unsigned 32-bit number, in place of what it was mapped to. */
    public void put(long chunk, int target) {
        Objects.checkIndex(chunk, RunMap.CHUNKS);
        if (target == RunMap.ABSENT) {
            throw new IllegalArgumentException("chunk " + chunk + " cannot be mapped to the mark of absence");
        }
        grow(chunk);
        @Nullable
        Object[] above = null;
        @Nullable
        Object child = root;
        int at = level;
        while (child instanceof @Nullable Object[] node) {
            at -= Radix.BITS;
            above = node;
            child = Radix.at(node, Radix.slot(chunk, at));
        }
        int leaf = Math.min(at, RunLeaf.HIGHEST);
        int offset = RunMap.offset(chunk, leaf);
        int before = child == null ? RunMap.ABSENT : RunLeaf.get((int[]) child, leaf, offset);
        if (before == target) {
            return;
        }
        if (before != RunMap.ABSENT) {
            remove(chunk);
            put(chunk, target);
            return;
        }
        int slot = Radix.slot(chunk, at);
        if (above != null && above[0] == token && slot < above.length && leaf == at) {
            above[slot] = child == null || !RunLeaf.isBitmap((int[]) child, at)
                    ? RunLeaf.with((int[]) child, at, offset, target, token)
                    : withInBitmap(above, slot, (int[]) child, offset, target);
        } else {
            replace(chunk, leaf, RunLeaf.with((int[]) child, leaf, offset, target, token));
        }
        size++;
    }

    /** A bitmap that this session has made since it published is edited in place, as the nodes are. */
    private static int[] withInBitmap(@Nullable Object[] above, int slot, int[] leaf, int offset, int target) {
        int[] made = (int[]) above[Radix.NOTES];
        if (made == null) {
            made = new int[1];
            above[Radix.NOTES] = made;
        }
        if ((made[0] >>> slot & 1) != 0) {
            return Bitmap.inserted(leaf, offset, target);
        }
        made[0] |= 1 << slot;
        return Bitmap.with(leaf, offset, target);
    }

    /** Unmaps {@code chunk}; nothing happens if it is not mapped. */
    public void remove(long chunk) {
        if (get(chunk) != RunMap.ABSENT) {
            root = removed(root, level, chunk);
            size--;
        }
    }

    /** Raises the root until it covers {@code chunk}; a runs leaf just counts as one of a higher level. */
    private void grow(long chunk) {
        while (chunk >>> level != 0) {
            boolean stretches = root instanceof int[] leaf && level < RunLeaf.HIGHEST && !RunLeaf.isBitmap(leaf, level);
            if (!stretches) {
                root = Radix.lift(root, level, level + Radix.BITS, token);
            }
            level += Radix.BITS;
        }
    }

    /** Makes {@code child} what covers the {@code 2^at} chunks around {@code chunk}. */
    private void replace(long chunk, int at, Object child) {
        if (at == level) {
            root = child;
            return;
        }
        @Nullable
        Object[] node = Radix.own(root, token, Radix.slot(chunk, level - Radix.BITS));
        root = node;
        for (int l = level - Radix.BITS; l > at; l -= Radix.BITS) {
            int slot = Radix.slot(chunk, l);
            Object before = node[slot];
            @Nullable
            Object[] next = Radix.own(before, token, Radix.slot(chunk, l - Radix.BITS));
            if (next != before) {
                node[slot] = next;
            }
            node = next;
        }
        node[Radix.slot(chunk, at)] = child;
    }

    /** What stays of {@code child}, which covers {@code 2^at} chunks, without {@code chunk}; null if nothing does. */
    private @Nullable Object removed(@Nullable Object child, int at, long chunk) {
        if (child instanceof int[] leaf) {
            return RunLeaf.without(leaf, at, RunMap.offset(chunk, at), token);
        }
        int slot = Radix.slot(chunk, at - Radix.BITS);
        @Nullable
        Object rest = removed(Radix.child(child, slot), at - Radix.BITS, chunk);
        if (rest == null && isAlone(child, slot)) {
            return null;
        }
        @Nullable
        Object[] node = Radix.own(child, token, slot);
        node[slot] = rest;
        return node;
    }

    /** Whether a node has no other child than the one in {@code slot}. */
    private static boolean isAlone(@Nullable Object node, int slot) {
        for (int other = Radix.FIRST; other < Radix.FIRST + Radix.WIDTH; other++) {
            if (other != slot && Radix.child(node, other) != null) {
                return false;
            }
        }
        return true;
    }
}
