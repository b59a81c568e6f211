package volscope.sim.check.explore;

import org.jspecify.annotations.Nullable;

/** Summaries of objects by their identity. It forgets what was not asked for in a long time. */
final class Summaries {

    private static final int ROOM = 1 << 16;

    private Object[] keys = new Object[ROOM];
    private Summary[] values = new Summary[ROOM];
    private Object[] oldKeys = new Object[ROOM];
    private Summary[] oldValues = new Summary[ROOM];
    private int size;

    @Nullable
    Summary find(Object key) {
        int hash = System.identityHashCode(key);
        Summary found = find(keys, values, key, hash);
        if (found == null) {
            found = find(oldKeys, oldValues, key, hash);
            if (found != null) {
                keep(key, found);
            }
        }
        return found;
    }

    private static @Nullable Summary find(Object[] keys, Summary[] values, Object key, int hash) {
        int slot = home(hash);
        while (keys[slot] != null) {
            if (keys[slot] == key) {
                return values[slot];
            }
            slot = slot + 1 & ROOM - 1;
        }
        return null;
    }

    private static int home(int hash) {
        return hash * 0x9e3779b1 >>> 16;
    }

    void keep(Object key, Summary summary) {
        if (size > ROOM / 2) {
            oldKeys = keys;
            oldValues = values;
            keys = new Object[ROOM];
            values = new Summary[ROOM];
            size = 0;
        }
        int slot = home(System.identityHashCode(key));
        while (keys[slot] != null) {
            slot = slot + 1 & ROOM - 1;
        }
        keys[slot] = key;
        values[slot] = summary;
        size++;
    }
}
