package volscope.sim.page;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A persistent map from chunk numbers to 32-bit chunk numbers of another device that is cheap where consecutive chunks map
 * to consecutive ones: the completed exceptions of a snapshot at one revision. It never changes; a {@link RunSession}
 * makes the next one, which shares all that is the same.
 * <p>
 * Memory: about 5.5 bytes an entry where chunks are dense and random, 9 where they are sparse, 0.04 in long runs.
 * <p>
 * Runs here are as long as they can be. The kernel's are not: it never joins two entries that have become neighbours.
 */
public final class RunMap {

    /** The map without entries. */
    public static final RunMap EMPTY = new RunMap(null, RunLeaf.LOWEST, 0);

    /** What {@link #get} answers for a chunk that is not mapped; not a legal target. */
    public static final int ABSENT = -1;

    /** Chunk numbers below this are legal. */
    public static final long CHUNKS = 1L << 53;

    /** A node, a leaf or nothing. */
    final @Nullable Object root;

    /** The root covers {@code 2^level} chunks. */
    final int level;

    private final long size;

    RunMap(@Nullable Object root, int level, long size) {
        this.root = root;
        this.level = level;
        this.size = size;
    }

    /**
     * The chunk that {@code chunk} is mapped to, as an unsigned 32-bit number, or {@link #ABSENT}. A few dependent loads,
     * about what a hash table of boxed numbers takes.
     */
    public int get(long chunk) {
        return get(root, level, chunk);
    }

    /** The number of chunks mapped; O(1). */
    public long size() {
        return size;
    }

    /** Visits the runs in the chunks {@code from} to {@code to - 1}; costs what lies there. */
    public void visit(long from, long to, RunVisitor visitor) {
        Objects.checkFromToIndex(from, to, CHUNKS);
        RunJoiner runs = new RunJoiner(from, to, visitor);
        visit(root, level, 0, from, to, runs);
        runs.finish();
    }

    /** Visits the chunk ranges that {@code a} and {@code b} map differently; costs what changed between them. */
    public static void difference(RunMap a, RunMap b, RangeVisitor visitor) {
        new RunDifference(visitor).run(a, b);
    }

    static int get(@Nullable Object root, int level, long chunk) {
        if (chunk >>> level != 0) {
            Objects.checkIndex(chunk, CHUNKS);
            return ABSENT;
        }
        @Nullable
        Object child = root;
        int at = level;
        while (child != null && child.getClass() == Object[].class) {
            @Nullable
            Object[] node = (@Nullable Object[]) child;
            at -= Radix.BITS;
            child = Radix.at(node, Radix.slot(chunk, at));
        }
        return child == null ? ABSENT : RunLeaf.get((int[]) child, at, offset(chunk, at));
    }

    /** The offset of a chunk in a leaf of {@code level}. */
    static int offset(long chunk, int level) {
        return (int) chunk & (1 << level) - 1;
    }

    private static void visit(@Nullable Object child, int level, long start, long from, long to, RunJoiner runs) {
        if (child == null || start >= to || start + (1L << level) <= from) {
            return;
        }
        if (child instanceof @Nullable Object[] node) {
            int below = level - Radix.BITS;
            for (int i = 0; i < node.length - Radix.FIRST; i++) {
                visit(node[Radix.FIRST + i], below, start + ((long) i << below), from, to, runs);
            }
            return;
        }
        LeafCursor cursor = new LeafCursor((int[]) child, level);
        while (cursor.isValid()) {
            runs.add(start + cursor.start(), cursor.target(), cursor.length());
            cursor.take(cursor.length());
        }
    }
}
