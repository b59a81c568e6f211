package volscope.sim.kernel;

import java.util.Arrays;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

/**
 * A hash table by plain numbers: open addressing, no boxes.
 *
 * @param <V>
 *            its values
 */
public final class LongTable<V> {

    private static final int LEAST = 8;
    /** A table larger than this is not kept when it is cleared. */
    private static final int KEPT = 64;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** What a table has until something is put into it, as most of them never have: nobody writes there. */
    private static final long[] NO_KEYS = new long[LEAST];
    private static final @Nullable Object[] NO_VALUES = new Object[LEAST];

    private long[] keys = NO_KEYS;
    private @Nullable Object[] values = NO_VALUES;
    private int size;

    private int home(long key) {
        return (int) (key * GOLDEN >>> 32) & keys.length - 1;
    }

    /** The slot of a key, or the free one it would get. */
    private int slot(long key) {
        int slot = home(key);
        while (values[slot] != null && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    /** The value of a key, or null. */
    @SuppressWarnings("unchecked")
    public @Nullable V get(long key) {
        return size == 0 ? null : (V) values[slot(key)];
    }

    /** Gives a key a value. */
    public void put(long key, V value) {
        if (values == NO_VALUES) {
            keys = new long[LEAST];
            values = new Object[LEAST];
        }
        int slot = slot(key);
        if (values[slot] == null) {
            if (2 * ++size > keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
        }
        values[slot] = value;
    }

    @SuppressWarnings("unchecked")
    private void grow() {
        long[] oldKeys = keys;
        @Nullable
        Object[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new Object[2 * oldKeys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != null) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    /** Takes a key out and moves those up that it stood in the way of. */
    public void remove(long key) {
        int hole = slot(key);
        if (values[hole] == null) {
            return;
        }
        size--;
        int mask = keys.length - 1;
        for (int at = hole + 1 & mask; values[at] != null; at = at + 1 & mask) {
            if ((at - home(keys[at]) & mask) >= (at - hole & mask)) {
                keys[hole] = keys[at];
                values[hole] = values[at];
                hole = at;
            }
        }
        values[hole] = null;
    }

    /** Shows every key. */
    void forEachKey(LongConsumer visitor) {
        for (int i = 0; i < keys.length; i++) {
            if (values[i] != null) {
                visitor.accept(keys[i]);
            }
        }
    }

    int size() {
        return size;
    }

    void clear() {
        if (size > 0 && keys.length > KEPT) {
            keys = new long[LEAST];
            values = new Object[LEAST];
        } else if (size > 0) {
            Arrays.fill(values, null);
        }
        size = 0;
    }
}
