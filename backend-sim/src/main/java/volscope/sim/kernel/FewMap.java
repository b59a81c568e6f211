package volscope.sim.kernel;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * A persistent map in the order of its keys that mostly has few of them: one array of keys and values. With more than {@value #MOST} keys it
 * becomes a tree.
 *
 * @param <K>
 *            its keys
 * @param <V>
 *            its values
 */
public final class FewMap<K extends Comparable<K>, V> implements PMap<K, V> {

    static final int MOST = 16;

    private static final FewMap<?, ?> EMPTY = new FewMap<>(new Object[0]);

    /** A key, its value, the next key. */
    private final Object[] pairs;

    private FewMap(Object[] pairs) {
        this.pairs = pairs;
    }

    /** The map without keys. */
    @SuppressWarnings("unchecked")
    public static <K extends Comparable<K>, V> FewMap<K, V> empty() {
        return (FewMap<K, V>) EMPTY;
    }

    /** Where a key stands, or with all bits turned where it would. */
    @SuppressWarnings("unchecked")
    private int place(Object key) {
        int place = 0;
        while (place < pairs.length) {
            int order = ((K) pairs[place]).compareTo((K) key);
            if (order == 0) {
                return place;
            }
            if (order > 0) {
                break;
            }
            place += 2;
        }
        return ~place;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V get(@Nullable Object key) {
        int place = key == null ? -1 : place(key);
        return place < 0 ? null : (V) pairs[place + 1];
    }

    @Override
    public @Nullable V getOrDefault(@Nullable Object key, @Nullable V other) {
        V value = get(key);
        return value == null ? other : value;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void forEach(BiConsumer<? super K, ? super V> action) {
        for (int place = 0; place < pairs.length; place += 2) {
            action.accept((K) pairs[place], (V) pairs[place + 1]);
        }
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key != null && place(key) >= 0;
    }

    @Override
    public int size() {
        return pairs.length / 2;
    }

    @Override
    public boolean isEmpty() {
        return pairs.length == 0;
    }

    @Override
    public PMap<K, V> plus(K key, V value) {
        int place = place(key);
        if (place >= 0) {
            return pairs[place + 1] == value ? this : new FewMap<>(changed(place + 1, value));
        }
        return size() < MOST ? new FewMap<>(inserted(~place, key, value)) : TreePMap.from(this).plus(key, value);
    }

    private Object[] changed(int place, V value) {
        Object[] result = pairs.clone();
        result[place] = value;
        return result;
    }

    private Object[] inserted(int place, K key, V value) {
        Object[] result = new Object[pairs.length + 2];
        System.arraycopy(pairs, 0, result, 0, place);
        result[place] = key;
        result[place + 1] = value;
        System.arraycopy(pairs, place, result, place + 2, pairs.length - place);
        return result;
    }

    @Override
    public PMap<K, V> plusAll(Map<? extends K, ? extends V> map) {
        PMap<K, V> more = this;
        for (Map.Entry<? extends K, ? extends V> entry : map.entrySet()) {
            more = more.plus(entry.getKey(), entry.getValue());
        }
        return more;
    }

    @Override
    public FewMap<K, V> minus(Object key) {
        int place = place(key);
        if (place < 0) {
            return this;
        }
        if (pairs.length == 2) {
            return empty();
        }
        Object[] less = new Object[pairs.length - 2];
        System.arraycopy(pairs, 0, less, 0, place);
        System.arraycopy(pairs, place + 2, less, place, less.length - place);
        return new FewMap<>(less);
    }

    @Override
    public FewMap<K, V> minusAll(Collection<?> gone) {
        FewMap<K, V> less = this;
        for (Object key : gone) {
            less = less.minus(key);
        }
        return less;
    }

    /** The same to look at, as any map. */
    private Map<K, V> view() {
        return new AbstractMap<>() {
            @Override
            public Set<Map.Entry<K, V>> entrySet() {
                return FewMap.this.entrySet();
            }
        };
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return FewMap.this.size();
            }

            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return new Entries();
            }
        };
    }

    @Override
    public Set<K> keySet() {
        return view().keySet();
    }

    @Override
    public Collection<V> values() {
        return view().values();
    }

    @Override
    public boolean containsValue(@Nullable Object value) {
        return view().containsValue(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || view().equals(other);
    }

    @Override
    public int hashCode() {
        return view().hashCode();
    }

    @Override
    public String toString() {
        return view().toString();
    }

    @Override
    @Deprecated
    public V put(K key, V value) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    public V remove(Object key) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    public void putAll(Map<? extends K, ? extends V> map) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    public void clear() {
        throw new UnsupportedOperationException();
    }

    private final class Entries implements Iterator<Map.Entry<K, V>> {

        private int next;

        @Override
        public boolean hasNext() {
            return next < pairs.length;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Map.Entry<K, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            next += 2;
            return Map.entry((K) pairs[next - 2], (V) pairs[next - 1]);
        }
    }
}
