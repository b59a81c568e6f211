package volscope.sim.page;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A persistent map from page numbers to pages: the content of a device or of memory at one revision. It never changes;
 * a {@link PageSession} makes the next one, which shares all nodes and pages that are the same.
 * <p>
 * Every page that was never set is {@link Page#ZERO}; a tree has no end. Its height grows with the highest page set, and
 * one leaf above the bottom stands for a whole range of equal pages. Memory: about 5 bytes a page that is set apart from
 * its neighbours, plus the pages.
 */
public final class PageTree {

    /** The tree in which every page is zero. */
    public static final PageTree EMPTY = new PageTree(null, -Radix.BITS);

    /** Page numbers below this are legal: the pages whose bytes a {@code long} can count. */
    public static final long PAGES = 1L << 63 - Page.SHIFT;

    /** A node, or the one page of the whole range. */
    final @Nullable Object root;

    /** A child of the root covers {@code 2^shift} pages; below 0 the root is the leaf of page 0. */
    final int shift;

    PageTree(@Nullable Object root, int shift) {
        this.root = root;
        this.shift = shift;
    }

    /** The page with number {@code no}, a few dependent loads. */
    public Page get(long no) {
        Objects.checkIndex(no, PAGES);
        return page(lookup(root, shift, no));
    }

    /** Copies {@code length} bytes, starting at byte {@code offset} of the tree, to {@code target[at]} and following. */
    public void read(long offset, byte[] target, int at, int length) {
        Objects.checkFromIndexSize(offset, length, Long.MAX_VALUE);
        Objects.checkFromIndexSize(at, length, target.length);
        for (int done = 0; done < length;) {
            long position = offset + done;
            int start = (int) position & Page.SIZE - 1;
            int n = Math.min(length - done, Page.SIZE - start);
            page(lookup(root, shift, position >>> Page.SHIFT)).copyTo(start, target, at + done, n);
            done += n;
        }
    }

    /** Whether {@code length} bytes of {@code a} and of {@code b}, from a place of each on, are the same; shared pages cost nothing. */
    public static boolean same(PageTree a, long from, PageTree b, long at, long length) {
        for (long done = 0; done < length;) {
            int one = (int) (from + done) & Page.SIZE - 1;
            int other = (int) (at + done) & Page.SIZE - 1;
            int n = (int) Math.min(length - done, Page.SIZE - Math.max(one, other));
            if (!Page.sameContent(a.get(from + done >>> Page.SHIFT), one, b.get(at + done >>> Page.SHIFT), other, n)) {
                return false;
            }
            done += n;
        }
        return true;
    }

    /**
     * Visits the page ranges in which the contents of {@code a} and {@code b} differ. Skips what the two share, so it costs
     * what changed between them, not what they hold; {@code difference(EMPTY, b, v)} visits what is not zero in {@code b}.
     */
    public static void difference(PageTree a, PageTree b, RangeVisitor visitor) {
        new PageDifference(visitor).run(a, b);
    }

    /** The leaf that covers page {@code no} below {@code root}; does not look at it. */
    static @Nullable Object lookup(@Nullable Object root, int shift, long no) {
        if (Radix.beyond(no, shift)) {
            return null;
        }
        @Nullable
        Object child = root;
        for (int s = shift; s >= 0 && child instanceof @Nullable Object[] node; s -= Radix.BITS) {
            child = Radix.at(node, Radix.slot(no, s));
        }
        return child;
    }

    /** The page a leaf stands for. */
    static Page page(@Nullable Object leaf) {
        return leaf == null ? Page.ZERO : (Page) leaf;
    }

    /** The leaf that stands for a page. */
    static @Nullable Object leaf(Page page) {
        return page == Page.ZERO ? null : page;
    }
}
