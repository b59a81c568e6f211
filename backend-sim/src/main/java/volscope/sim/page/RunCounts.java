package volscope.sim.page;

import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the chunks that published run maps map, in bins. What lies below a node is counted once and remembered as long as the node lives,
 * however many maps share it; after that a count costs by bins and by the height of the tree. Safe for use by several threads.
 */
public final class RunCounts {

    /** Nodes are arrays, which are equal only to themselves. */
    private final Map<Object, Long> known = new WeakHashMap<>();

    /**
     * How many chunks of a range are mapped.
     *
     * @param map
     *            a map that a session published
     * @param from
     *            the first chunk
     * @param length
     *            chunks in a bin
     * @param bins
     *            how many bins
     */
    public synchronized long[] counts(RunMap map, long from, long length, int bins) {
        Objects.checkIndex(from, RunMap.CHUNKS);
        Objects.checkIndex(length - 1, RunMap.CHUNKS);
        Walk walk = new Walk(from, length, new long[bins]);
        walk.add(map.root, map.level, 0);
        return walk.counts;
    }

    private long total(@Nullable Object child, int level) {
        if (child == null) {
            return 0;
        }
        if (child instanceof int[] leaf) {
            return total(leaf, level);
        }
        Long before = known.get(child);
        if (before != null) {
            return before;
        }
        long sum = 0;
        for (int i = 0; i < Radix.WIDTH; i++) {
            sum += total(Radix.child(child, Radix.FIRST + i), level - Radix.BITS);
        }
        known.put(child, sum);
        return sum;
    }

    private static long total(int[] leaf, int level) {
        if (RunLeaf.isBitmap(leaf, level)) {
            return Bitmap.size(leaf);
        }
        long sum = 0;
        for (int run = 0; run < leaf.length / 2; run++) {
            sum += Runs.length(leaf, run);
        }
        return sum;
    }

    /** One walk down a tree, as far as bins part what lies below. */
    private final class Walk {
        private final long from;
        private final long length;
        private final long[] counts;

        Walk(long from, long length, long[] counts) {
            this.from = from;
            this.length = length;
            this.counts = counts;
        }

        /** The bin of a chunk that does not lie before the range; those beyond it have numbers too. */
        private long bin(long chunk) {
            return (chunk - from) / length;
        }

        void add(@Nullable Object child, int level, long start) {
            long last = start + (1L << level) - 1;
            if (child == null || last < from || start >= from && bin(start) >= counts.length) {
                return;
            }
            if (start >= from && bin(start) == bin(last)) {
                counts[(int) bin(start)] += total(child, level);
            } else if (child instanceof int[] leaf) {
                addRuns(new LeafCursor(leaf, level), start);
            } else {
                int below = level - Radix.BITS;
                for (int i = 0; i < Radix.WIDTH; i++) {
                    add(Radix.child(child, Radix.FIRST + i), below, start + ((long) i << below));
                }
            }
        }

        private void addRuns(LeafCursor cursor, long origin) {
            while (cursor.isValid()) {
                long chunk = origin + cursor.start();
                if (chunk >= from && bin(chunk) >= counts.length) {
                    return;
                }
                long rest = chunk < from ? from - chunk : length - (chunk - from) % length;
                int count = (int) Math.min(cursor.length(), rest);
                if (chunk >= from) {
                    counts[(int) bin(chunk)] += count;
                }
                cursor.take(count);
            }
        }
    }
}
