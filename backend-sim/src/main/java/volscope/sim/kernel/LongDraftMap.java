package volscope.sim.kernel;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;

/**
 * A {@link DraftMap} by plain numbers.
 *
 * @param <V>
 *            its values
 * @param <M>
 *            the kind of the persistent map
 */
public final class LongDraftMap<V, M extends PMap<Long, V>> {

    private final LongTable<V> known = new LongTable<>();
    private final LongTable<Object> changed = new LongTable<>();
    private M base;
    private int size;

    /** Goes on from a value. */
    public LongDraftMap(M start) {
        base = start;
        size = start.size();
    }

    /** The value of a key. */
    public Optional<V> find(long key) {
        return Optional.ofNullable(get(key));
    }

    /** The value of a key, or another one if it has none. */
    public V get(long key, V fallback) {
        V value = get(key);
        return value == null ? fallback : value;
    }

    private @Nullable V get(long key) {
        V value = known.get(key);
        if (value != null || base.isEmpty() || changed.get(key) != null) {
            return value;
        }
        value = base.get(key);
        if (value != null) {
            known.put(key, value);
        }
        return value;
    }

    /** Whether there is a value. */
    public boolean has(long key) {
        return get(key) != null;
    }

    /** Gives a key a value. */
    public void put(long key, V value) {
        V before = get(key);
        if (before == value) {
            return;
        }
        size += before == null ? 1 : 0;
        known.put(key, value);
        changed.put(key, this);
    }

    /** Takes a key's value away, if it has one. */
    public void remove(long key) {
        if (get(key) == null) {
            return;
        }
        size--;
        known.remove(key);
        if (!base.isEmpty() && base.containsKey(key)) {
            changed.put(key, this);
        } else {
            changed.remove(key);
        }
    }

    /** How many keys have a value. */
    public int size() {
        return size;
    }

    /** The map as a value; the same object if nothing was changed since the last time. */
    public M publish() {
        if (changed.size() > 0) {
            changed.forEachKey(this::fold);
            changed.clear();
        }
        return base;
    }

    @SuppressWarnings("unchecked")
    private void fold(long key) {
        V value = known.get(key);
        base = (M) (value == null ? base.minus(key) : base.plus(key, value));
    }
}
