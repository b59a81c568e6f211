package volscope.sim.page;

import org.jspecify.annotations.Nullable;

/** One walk over two page trees that skips what they share. */
final class PageDifference {

    private final RangeJoiner ranges;

    PageDifference(RangeVisitor visitor) {
        ranges = new RangeJoiner(visitor);
    }

    void run(PageTree a, PageTree b) {
        int shift = Math.max(a.shift, b.shift);
        walk(Radix.lift(a.root, a.shift, shift, this), Radix.lift(b.root, b.shift, shift, this), shift, 0);
        ranges.finish();
    }

    /** Compares two children that cover the {@code 2^(shift + 5)} pages from {@code start}. */
    private void walk(@Nullable Object a, @Nullable Object b, int shift, long start) {
        if (a == b) {
            return;
        }
        if (shift < 0 || !(a instanceof Object[]) && !(b instanceof Object[])) {
            if (!Page.sameContent(PageTree.page(a), PageTree.page(b))) {
                ranges.add(start, start + (1L << shift + Radix.BITS));
            }
            return;
        }
        for (int i = 0; i < Radix.WIDTH; i++) {
            walk(Radix.child(a, Radix.FIRST + i), Radix.child(b, Radix.FIRST + i), shift - Radix.BITS, start + ((long) i << shift));
        }
    }
}
