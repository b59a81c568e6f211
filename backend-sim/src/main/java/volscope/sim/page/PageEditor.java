package volscope.sim.page;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A page tree being edited: nodes with the current token are changed in place, others copied first. Leaves are moved by
 * reference and never looked at.
 */
final class PageEditor {

    private @Nullable Object root;
    private int shift;
    private Object token = new Object();
    private PageTree published;

    PageEditor(PageTree tree) {
        root = tree.root;
        shift = tree.shift;
        published = tree;
    }

    /** The tree as it is now; later edits copy whatever it holds. */
    PageTree publish() {
        if (root != published.root || shift != published.shift) {
            published = new PageTree(root, shift);
            renew();
        }
        return published;
    }

    /** The tree as it is now, to be read before the next edit, or after it where that does not reach. */
    PageTree view() {
        return root == published.root && shift == published.shift ? published : new PageTree(root, shift);
    }

    /** Gives up the right to edit nodes in place, so that they can be shared. */
    void renew() {
        token = new Object();
    }

    @Nullable
    Object get(long no) {
        return PageTree.lookup(root, shift, no);
    }

    void set(long no, @Nullable Object leaf) {
        if (shift < 0 && no == 0) {
            root = leaf;
            return;
        }
        int slot = Radix.slot(no, 0);
        @Nullable
        Object[] bottom = mine(no, slot);
        if (bottom == null) {
            bottom = owned(no, 0, slot);
        }
        bottom[slot] = leaf;
    }

    /** The bottom node above page {@code no} if it can be edited in place as it is; then all above it can, too. */
    private @Nullable Object @Nullable [] mine(long no, int slot) {
        Object child = Radix.beyond(no, shift) ? null : root;
        for (int s = shift; child instanceof @Nullable Object[] node; s -= Radix.BITS) {
            if (s == 0) {
                return node[0] == token && slot < node.length ? node : null;
            }
            child = Radix.at(node, Radix.slot(no, s));
        }
        return null;
    }

    /** Makes {@code child} what covers the {@code 2^level} pages from {@code no}, which is a multiple of that. */
    private void put(long no, int level, @Nullable Object child) {
        int slot = Radix.slot(no, level);
        owned(no, level, slot)[slot] = child;
    }

    /** The node above page {@code no} whose children cover {@code 2^level} pages each, with room up to {@code last}, ready to be edited. */
    private @Nullable Object[] owned(long no, int level, int last) {
        grow(no, level);
        @Nullable
        Object[] node = Radix.own(root, token, shift == level ? last : Radix.slot(no, shift));
        root = node;
        for (int s = shift; s > level; s -= Radix.BITS) {
            int slot = Radix.slot(no, s);
            int below = s - Radix.BITS;
            Object child = node[slot];
            @Nullable
            Object[] next = Radix.own(child, token, below == level ? last : Radix.slot(no, below));
            if (next != child) {
                node[slot] = next;
            }
            node = next;
        }
        return node;
    }

    /** Raises the root until it covers page {@code no} and its children cover at least {@code 2^level} pages. */
    private void grow(long no, int level) {
        int target = shift;
        while (target < level || Radix.beyond(no, target)) {
            target += Radix.BITS;
        }
        if (target > shift) {
            root = Radix.lift(root, shift, target, token);
            shift = target;
        }
    }

    /** Makes {@code leaf} the page of all numbers {@code from} to {@code to - 1}; O(height) nodes. */
    void fill(long from, long to, @Nullable Object leaf) {
        if (from < to && !(leaf == null && Radix.beyond(from, shift))) {
            grow(to - 1, 0);
            root = filled(root, shift + Radix.BITS, from, to, leaf);
        }
    }

    /** What covers {@code 2^level} pages in place of {@code child}, when {@code from} to {@code to - 1} of them are filled. */
    private @Nullable Object filled(@Nullable Object child, int level, long from, long to, @Nullable Object leaf) {
        if (from == 0 && to == 1L << level || child == leaf) {
            return leaf;
        }
        int shift = level - Radix.BITS;
        @Nullable
        Object result = child;
        for (long start = from; start < to;) {
            long base = start >>> shift << shift;
            long stop = Math.min(to, base + (1L << shift));
            int slot = Radix.slot(start, shift);
            @Nullable
            Object before = Radix.child(result, slot);
            @Nullable
            Object after = filled(before, shift, start - base, stop - base, leaf);
            if (after != before) {
                @Nullable
                Object[] node = Radix.own(result, token, slot);
                node[slot] = after;
                result = node;
            }
            start = stop;
        }
        return result;
    }

    /**
     * Copies {@code count} pages from {@code source} of another tree, or of this one where the ranges do not overlap, to
     * {@code target}. The caller has seen to it that nobody edits the other tree's nodes in place.
     */
    void copy(PageTree from, long source, long target, long count) {
        for (long done = 0; done < count;) {
            done += copyNext(from, source + done, target + done, count - done);
        }
    }

    /** Copies the largest piece that is one leaf, one whole node or a part of one bottom node; returns its pages. */
    private long copyNext(PageTree from, long source, long target, long most) {
        if (Radix.beyond(source, from.shift)) {
            fill(target, target + most, null);
            return most;
        }
        @Nullable
        Object child = from.root;
        int level = from.shift + Radix.BITS;
        while (level > 0 && child instanceof @Nullable Object[] node) {
            if (most >= 1L << level && ((source | target) & (1L << level) - 1) == 0) {
                put(target, level, child);
                return 1L << level;
            }
            if (level == Radix.BITS) {
                return copySegment(node, source, target, most);
            }
            level -= Radix.BITS;
            child = Radix.at(node, Radix.slot(source, level));
        }
        long count = Math.min(most, (1L << level) - (source & (1L << level) - 1));
        fill(target, target + count, child);
        return count;
    }

    private int copySegment(@Nullable Object[] bottom, long source, long target, long most) {
        int first = Radix.slot(source, 0);
        int slot = Radix.slot(target, 0);
        int count = (int) Math.min(most, Radix.FIRST + Radix.WIDTH - Math.max(first, slot));
        if (count == 1) {
            set(target, Radix.at(bottom, first));
            return 1;
        }
        @Nullable
        Object[] into = owned(target, 0, slot + count - 1);
        int there = Math.clamp(bottom.length - first, 0, count);
        System.arraycopy(bottom, Math.min(first, bottom.length), into, slot, there);
        Arrays.fill(into, slot + there, slot + count, null);
        return count;
    }
}
