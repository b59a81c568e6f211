package volscope.sim.kernel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;

/**
 * A persistent map being edited: look-ups and changes cost a hash, publishing costs what was changed since the last time. What is put and
 * taken between two publications leaves no trace.
 *
 * @param <K>
 *            its keys
 * @param <V>
 *            its values
 * @param <M>
 *            the kind of the persistent map
 */
public final class DraftMap<K, V, M extends PMap<K, V>> {

    private final Map<K, V> known = new HashMap<>();
    private final Set<K> changed = new HashSet<>();
    private M base;
    private int size;

    /** Goes on from a value. */
    public DraftMap(M start) {
        base = start;
        size = start.size();
    }

    /** The value of a key. */
    public Optional<V> find(K key) {
        return Optional.ofNullable(get(key));
    }

    private @Nullable V get(K key) {
        V value = known.get(key);
        if (value != null || changed.contains(key)) {
            return value;
        }
        value = base.get(key);
        if (value != null) {
            known.put(key, value);
        }
        return value;
    }

    /** Whether there is a value. */
    public boolean has(K key) {
        return get(key) != null;
    }

    /** Gives a key a value. */
    public void put(K key, V value) {
        V before = get(key);
        if (before == value) {
            return;
        }
        size += before == null ? 1 : 0;
        known.put(key, value);
        changed.add(key);
    }

    /** Takes a key's value away, if it has one. */
    public void remove(K key) {
        if (get(key) == null) {
            return;
        }
        size--;
        known.remove(key);
        if (base.containsKey(key)) {
            changed.add(key);
        } else {
            changed.remove(key);
        }
    }

    /** How many keys have a value. */
    public int size() {
        return size;
    }

    /** The map as a value; the same object if nothing was changed since the last time. */
    @SuppressWarnings("unchecked")
    public M publish() {
        for (K key : changed) {
            V value = known.get(key);
            base = (M) (value == null ? base.minus(key) : base.plus(key, value));
        }
        changed.clear();
        return base;
    }
}
