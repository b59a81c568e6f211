package volscope.sim.page;

import org.jspecify.annotations.Nullable;

/** One walk over two run maps that skips what they share. */
final class RunDifference {

    private final RangeJoiner ranges;

    RunDifference(RangeVisitor visitor) {
        ranges = new RangeJoiner(visitor);
    }

    void run(RunMap a, RunMap b) {
        int level = Math.max(a.level, b.level);
        walk(Radix.lift(a.root, a.level, level, this), Radix.lift(b.root, b.level, level, this), level, 0);
        ranges.finish();
    }

    /** Compares two children that cover the {@code 2^level} chunks from {@code start}. */
    private void walk(@Nullable Object a, @Nullable Object b, int level, long start) {
        if (a == b) {
            return;
        }
        if (!(a instanceof Object[]) && !(b instanceof Object[])) {
            sweep(new LeafCursor((int[]) a, level), new LeafCursor((int[]) b, level), start);
            return;
        }
        Object left = spread(a, level);
        Object right = spread(b, level);
        int below = level - Radix.BITS;
        for (int i = 0; i < Radix.WIDTH; i++) {
            walk(Radix.child(left, Radix.FIRST + i), Radix.child(right, Radix.FIRST + i), below, start + ((long) i << below));
        }
    }

    /** A child in the form that has children. */
    private @Nullable Object spread(@Nullable Object child, int level) {
        return child instanceof int[] leaf ? RunLeaf.burst(leaf, level, this) : child;
    }

    private void sweep(LeafCursor a, LeafCursor b, long origin) {
        while (a.isValid() || b.isValid()) {
            if (a.start() < b.start()) {
                report(a, before(a, b), origin);
            } else if (b.start() < a.start()) {
                report(b, before(b, a), origin);
            } else {
                compare(a, b, origin);
            }
        }
    }

    /** How many chunks of {@code first} lie before {@code second} begins. */
    private static int before(LeafCursor first, LeafCursor second) {
        return Math.min(first.length(), second.start() - first.start());
    }

    private void compare(LeafCursor a, LeafCursor b, long origin) {
        int common = Math.min(a.length(), b.length());
        if (a.target() == b.target()) {
            a.take(common);
        } else {
            report(a, common, origin);
        }
        b.take(common);
    }

    private void report(LeafCursor cursor, int count, long origin) {
        ranges.add(origin + cursor.start(), origin + cursor.start() + count);
        cursor.take(count);
    }
}
