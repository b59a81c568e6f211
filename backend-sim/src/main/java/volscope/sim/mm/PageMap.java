package volscope.sim.mm;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * A map by pages, in their order, as a value: a change costs the path to a page in its owner's radix tree.
 *
 * @param <K>
 *            the keys
 * @param <V>
 *            the values
 */
public final class PageMap<K extends PageKey<K>, V> extends AbstractMap<K, V> {

    private static final PageMap<FilePage, Object> EMPTY = new PageMap<>(TreePMap.<FilePage, Tree>empty(), 0);
    /** Bits of a page's number that a level takes. */
    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;

    /** Trees by the page 0 of their owners. */
    private final PSortedMap<K, Tree> trees;
    private final int size;

    private PageMap(PSortedMap<K, Tree> trees, int size) {
        this.trees = trees;
        this.size = size;
    }

    /** No page has a value. */
    @SuppressWarnings("unchecked")
    static <K extends PageKey<K>, V> PageMap<K, V> empty() {
        return (PageMap<K, V>) EMPTY;
    }

    /**
     * The pages of one owner.
     *
     * @param root
     *            a node: 32 children, nodes or on the lowest level values
     * @param shift
     *            a child of the root covers {@code 2^shift} pages
     */
    private record Tree(@Nullable Object[] root, int shift) {

        static final Tree EMPTY = new Tree(new @Nullable Object[WIDTH], 0);

        boolean reaches(long page) {
            return page >>> shift + BITS == 0;
        }

        @Nullable
        Object get(long page) {
            if (!reaches(page)) {
                return null;
            }
            Object at = root;
            for (int level = shift; at != null && level >= 0; level -= BITS) {
                at = ((@Nullable Object[]) at)[slot(page, level)];
            }
            return at;
        }

        Tree plus(long page, Object value) {
            Tree all = this;
            while (!all.reaches(page)) {
                @Nullable
                Object[] above = new @Nullable Object[WIDTH];
                above[0] = all.root;
                all = new Tree(above, all.shift + BITS);
            }
            return new Tree(plus(all.root, all.shift, page, value), all.shift);
        }

        private static @Nullable Object[] plus(@Nullable Object node, int level, long page, Object value) {
            @Nullable
            Object[] copy = node == null ? new @Nullable Object[WIDTH] : ((@Nullable Object[]) node).clone();
            int slot = slot(page, level);
            copy[slot] = level == 0 ? value : plus(copy[slot], level - BITS, page, value);
            return copy;
        }

        /** Without a page that is there; null: nothing is left. */
        @Nullable
        Tree minus(long page) {
            @Nullable
            Object[] left = minus(root, shift, page);
            return left == null ? null : new Tree(left, shift);
        }

        private static @Nullable Object @Nullable [] minus(@Nullable Object[] node, int level, long page) {
            int slot = slot(page, level);
            @Nullable
            Object[] copy = node.clone();
            copy[slot] = level == 0 ? null : minus((@Nullable Object[]) Objects.requireNonNull(node[slot]), level - BITS, page);
            for (Object child : copy) {
                if (child != null) {
                    return copy;
                }
            }
            return null;
        }

        /** The first page from one on that has a value, or -1. */
        long next(long from) {
            return reaches(from) ? next(root, shift, 0, from) : -1;
        }

        private static long next(@Nullable Object[] node, int level, long base, long from) {
            for (int slot = from <= base ? 0 : (int) (from - base >>> level); slot < WIDTH; slot++) {
                Object child = node[slot];
                if (child != null) {
                    long first = base + ((long) slot << level);
                    long found = level == 0 ? first : next((@Nullable Object[]) child, level - BITS, first, from);
                    if (found >= 0) {
                        return found;
                    }
                }
            }
            return -1;
        }

        private static int slot(long page, int level) {
            return (int) (page >>> level) & WIDTH - 1;
        }
    }

    private @Nullable Tree tree(K key) {
        return trees.get(key.at(0));
    }

    /** The value of a page, or null. */
    @SuppressWarnings("unchecked")
    @Nullable
    V of(K key) {
        Tree tree = tree(key);
        return tree == null ? null : (V) tree.get(key.page());
    }

    boolean has(K key) {
        return of(key) != null;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V get(@Nullable Object key) {
        return key instanceof PageKey<?> page ? of((K) page) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public int size() {
        return size;
    }

    /** With a value for a page. */
    PageMap<K, V> plus(K key, V value) {
        Tree tree = tree(key);
        Tree before = tree == null ? Tree.EMPTY : tree;
        int more = before.get(key.page()) == null ? 1 : 0;
        return new PageMap<>(trees.plus(key.at(0), before.plus(key.page(), value)), size + more);
    }

    /** Without a page. */
    PageMap<K, V> minus(K key) {
        Tree before = tree(key);
        if (before == null || before.get(key.page()) == null) {
            return this;
        }
        Tree left = before.minus(key.page());
        return new PageMap<>(left == null ? trees.minus(key.at(0)) : trees.plus(key.at(0), left), size - 1);
    }

    PageMap<K, V> minusAll(List<K> keys) {
        PageMap<K, V> left = this;
        for (K key : keys) {
            left = left.minus(key);
        }
        return left;
    }

    /** The first page from one on that has a value, of whomever; null: there is none. */
    @Nullable
    K ceiling(K from) {
        Tree own = tree(from);
        long page = own == null ? -1 : own.next(from.page());
        if (page >= 0) {
            return from.at(page);
        }
        K other = trees.higherKey(from.at(0));
        return other == null ? null : other.at(Objects.requireNonNull(trees.get(other)).next(0));
    }

    /** The pages from one up to another that have values. */
    List<K> keys(K from, K end) {
        List<K> found = new ArrayList<>();
        for (K key = ceiling(from); key != null && key.compareTo(end) < 0; key = ceiling(key.at(key.page() + 1))) {
            found.add(key);
        }
        return found;
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<K, V>> {

        private @Nullable K next = trees.isEmpty() ? null : ceiling(trees.firstKey());

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Map.Entry<K, V> next() {
            K key = next;
            V value = key == null ? null : of(key);
            if (key == null || value == null) {
                throw new NoSuchElementException();
            }
            next = ceiling(key.at(key.page() + 1));
            return Map.entry(key, value);
        }
    }
}
