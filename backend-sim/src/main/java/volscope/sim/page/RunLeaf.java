package volscope.sim.page;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The leaves of a {@link RunMap}: immutable arrays of exact size, in one of two forms told apart by level and length. A
 * leaf of level n covers {@code 2^n} chunks and speaks of them by their offset from the first.
 * <ul>
 * <li>{@linkplain Runs Runs}, at levels 8, 13, 18 and 23: up to 128, at level 8 up to 8 of them.
 * <li>A {@linkplain Bitmap bitmap}, at level 8: 9 chunks or more.
 * </ul>
 * A runs leaf with more becomes a node, or at level 8 a bitmap; a bitmap with less becomes runs.
 */
final class RunLeaf {

    /** Level of the lowest leaves: a group of 256 chunks, as a bucket of the kernel holds. */
    static final int LOWEST = 8;

    /** Level of the highest leaves: offset and count of a run fit an {@code int}. */
    static final int HIGHEST = 23;

    private static final int MOST_RUNS = 128;
    private static final int MOST_LOWEST = 8;

    private RunLeaf() {
    }

    static boolean isBitmap(int[] leaf, int level) {
        return level == LOWEST && leaf.length > 2 * MOST_LOWEST;
    }

    /** What the chunk at {@code offset} is mapped to, or {@link RunMap#ABSENT}. */
    static int get(int[] leaf, int level, int offset) {
        return isBitmap(leaf, level) ? Bitmap.get(leaf, offset) : Runs.get(leaf, level, offset);
    }

    /** The leaf, or a node of {@code owner}, that maps the chunk at {@code offset}, not mapped before, to {@code target}. */
    static Object with(int @Nullable [] leaf, int level, int offset, int target, Object owner) {
        if (leaf == null) {
            return new int[]{offset << 8, target};
        }
        if (isBitmap(leaf, level)) {
            return Bitmap.with(leaf, offset, target);
        }
        return settle(Runs.with(leaf, level, offset, target), level, owner);
    }

    /**
     * The leaf, or a node of {@code owner}, without the chunk at {@code offset}, which is mapped; null if it was the last.
     * A run that loses a chunk from its middle becomes two.
     */
    static @Nullable Object without(int[] leaf, int level, int offset, Object owner) {
        if (!isBitmap(leaf, level)) {
            int[] runs = Runs.without(leaf, level, offset);
            return runs.length == 0 ? null : settle(runs, level, owner);
        }
        int[] bitmap = Bitmap.without(leaf, offset);
        return Bitmap.size(bitmap) > MOST_LOWEST ? bitmap : Runs.encode(Bitmap.decode(bitmap));
    }

    /** The form that holds {@code runs}, however many they are. */
    private static Object settle(int[] runs, int level, Object owner) {
        if (level == LOWEST) {
            return runs.length > 2 * MOST_LOWEST ? Bitmap.encode(Runs.decode(runs)) : runs;
        }
        return runs.length > 2 * MOST_RUNS ? burst(runs, level, owner) : runs;
    }

    /** The node of {@code owner} that says the same as a runs leaf above the lowest level. */
    static @Nullable Object[] burst(int[] runs, int level, Object owner) {
        int below = level - Radix.BITS;
        int count = runs.length / 2;
        @Nullable
        Object[] node = Radix.node(owner, Radix.FIRST + (runs[count - 1] >>> 8 >>> below));
        for (int first = 0; first < count;) {
            int child = runs[first] >>> 8 >>> below;
            int end = first + 1;
            while (end < count && runs[end] >>> 8 >>> below == child) {
                end++;
            }
            node[Radix.FIRST + child] = settle(Runs.part(runs, first, end, child << below), below, owner);
            first = end;
        }
        return node;
    }

    /** The values of a group in which no chunk is mapped, to be filled in. */
    static int[] blank() {
        int[] values = new int[1 << LOWEST];
        Arrays.fill(values, RunMap.ABSENT);
        return values;
    }
}
