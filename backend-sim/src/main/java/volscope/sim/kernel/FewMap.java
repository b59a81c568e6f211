package volscope.sim.kernel;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.pcollections.AbstractUnmodifiableMap;
import org.pcollections.PMap;

/**
 * A persistent map of few keys, in their order: an array of keys, which versions share as long as the keys are the same, and one of values.
 * A change costs some bytes for each key.
 *
 * @param <K>
 *            its keys
 * @param <V>
 *            its values
 */
public final class FewMap<K extends Comparable<K>, V> extends AbstractUnmodifiableMap<K, V> implements PMap<K, V> {

    private static final FewMap<?, ?> EMPTY = new FewMap<>(new Object[0], new Object[0]);

    private final Object[] keys;
    private final Object[] values;

    private FewMap(Object[] keys, Object[] values) {
        this.keys = keys;
        this.values = values;
    }

    /** The map without keys. */
    @SuppressWarnings("unchecked")
    public static <K extends Comparable<K>, V> FewMap<K, V> empty() {
        return (FewMap<K, V>) EMPTY;
    }

    private int place(Object key) {
        return Arrays.binarySearch(keys, key);
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V get(@Nullable Object key) {
        int place = key == null ? -1 : place(key);
        return place < 0 ? null : (V) values[place];
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key != null && place(key) >= 0;
    }

    @Override
    public int size() {
        return keys.length;
    }

    @Override
    public FewMap<K, V> plus(K key, V value) {
        int place = place(key);
        if (place < 0) {
            return new FewMap<>(inserted(keys, -1 - place, key), inserted(values, -1 - place, value));
        }
        if (values[place] == value) {
            return this;
        }
        Object[] changed = values.clone();
        changed[place] = value;
        return new FewMap<>(keys, changed);
    }

    private static Object[] inserted(Object[] array, int place, Object element) {
        Object[] more = new Object[array.length + 1];
        System.arraycopy(array, 0, more, 0, place);
        more[place] = element;
        System.arraycopy(array, place, more, place + 1, array.length - place);
        return more;
    }

    @Override
    public FewMap<K, V> plusAll(Map<? extends K, ? extends V> map) {
        FewMap<K, V> more = this;
        for (Map.Entry<? extends K, ? extends V> entry : map.entrySet()) {
            more = more.plus(entry.getKey(), entry.getValue());
        }
        return more;
    }

    @Override
    public FewMap<K, V> minus(Object key) {
        int place = place(key);
        return place < 0 ? this : new FewMap<>(removed(keys, place), removed(values, place));
    }

    private static Object[] removed(Object[] array, int place) {
        Object[] less = Arrays.copyOf(array, array.length - 1);
        System.arraycopy(array, place + 1, less, place, less.length - place);
        return less;
    }

    @Override
    public FewMap<K, V> minusAll(Collection<?> gone) {
        FewMap<K, V> less = this;
        for (Object key : gone) {
            less = less.minus(key);
        }
        return less;
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return keys.length;
            }

            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<K, V>> {

        private int next;

        @Override
        public boolean hasNext() {
            return next < keys.length;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Map.Entry<K, V> next() {
            if (!hasNext()) {
                throw new java.util.NoSuchElementException();
            }
            Map.Entry<K, V> entry = Map.entry((K) keys[next], (V) values[next]);
            next++;
            return entry;
        }
    }
}
