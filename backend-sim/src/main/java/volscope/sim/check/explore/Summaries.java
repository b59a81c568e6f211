package volscope.sim.check.explore;

import org.jspecify.annotations.Nullable;

/** Summaries of objects by their identity. Where there are more than fit, it forgets the one of two that was asked for earlier. */
final class Summaries {

    private final @Nullable Object[] keys;
    private final @Nullable Summary[] known;
    private final int mask;

    /**
     * @param room
     *            how many are remembered at most, a power of two
     */
    Summaries(int room) {
        keys = new Object[room];
        known = new Summary[room];
        mask = room - 2;
    }

    private int place(Object key) {
        return System.identityHashCode(key) << 1 & mask;
    }

    @Nullable
    Summary find(Object key) {
        int place = place(key);
        if (keys[place] == key) {
            return known[place];
        }
        if (keys[place + 1] != key) {
            return null;
        }
        Summary found = known[place + 1];
        put(place, key, found);
        return found;
    }

    void keep(Object key, Summary summary) {
        put(place(key), key, summary);
    }

    private void put(int place, Object key, @Nullable Summary summary) {
        keys[place + 1] = keys[place];
        known[place + 1] = known[place];
        keys[place] = key;
        known[place] = summary;
    }
}
