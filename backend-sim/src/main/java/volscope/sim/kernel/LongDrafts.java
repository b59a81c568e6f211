package volscope.sim.kernel;

import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;

/**
 * A persistent map by plain numbers being edited, whose values have drafts of their own: look-ups and changes cost a hash, publishing costs
 * what was changed since the last time. What is put and taken between two publications leaves no trace.
 *
 * @param <D>
 *            drafts of values
 * @param <V>
 *            values
 * @param <M>
 *            the kind of the persistent map
 */
public class LongDrafts<D, V, M extends PMap<Long, V>> {

    private final Function<V, D> open;
    private final Function<D, V> seal;
    private final LongTable<D> known = new LongTable<>();
    private final LongTable<Object> changed = new LongTable<>();
    private M base;
    /** Whether the base has no keys. */
    private boolean bare;
    private int size;

    /**
     * Goes on from a value.
     *
     * @param open
     *            makes a draft of a value
     * @param seal
     *            the value of a draft
     */
    public LongDrafts(M start, Function<V, D> open, Function<D, V> seal) {
        this.base = start;
        this.bare = start.isEmpty();
        this.size = start.size();
        this.open = open;
        this.seal = seal;
    }

    /** The draft of a key's value. */
    public Optional<D> find(long key) {
        return Optional.ofNullable(look(key));
    }

    /** The draft of a key's value, or another one if it has none. */
    public D get(long key, D fallback) {
        D draft = look(key);
        return draft == null ? fallback : draft;
    }

    private @Nullable D look(long key) {
        D draft = known.get(key);
        if (draft != null || bare || changed.get(key) != null) {
            return draft;
        }
        V value = base.get(key);
        if (value == null) {
            return null;
        }
        draft = open.apply(value);
        known.put(key, draft);
        return draft;
    }

    /** Whether there is a value. */
    public boolean has(long key) {
        return look(key) != null;
    }

    /** Gives a key a value. */
    public void put(long key, D draft) {
        D before = look(key);
        if (before == draft) {
            return;
        }
        size += before == null ? 1 : 0;
        known.put(key, draft);
        touch(key);
    }

    /** Notes that the draft of a key's value has changed. */
    public void touch(long key) {
        changed.put(key, this);
    }

    /** Takes a key's value away, if it has one. */
    public void remove(long key) {
        if (look(key) == null) {
            return;
        }
        size--;
        known.remove(key);
        if (!bare && base.containsKey(key)) {
            touch(key);
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
            bare = base.isEmpty();
        }
        return base;
    }

    @SuppressWarnings("unchecked")
    private void fold(long key) {
        D draft = known.get(key);
        base = (M) (draft == null ? base.minus(key) : base.plus(key, seal.apply(draft)));
    }
}
