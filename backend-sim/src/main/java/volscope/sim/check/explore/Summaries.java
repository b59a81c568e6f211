package volscope.sim.check.explore;

import org.jspecify.annotations.Nullable;

/**
 * Summaries of objects by their identity. Each object has two places, where those that come later push out those that came earlier: what it
 * forgets is summed up again.
 */
final class Summaries {

    private static final int LEAST = 1 << 8;
    private static final int MOST = 1 << 16;
    private static final int SPREAD = 0x9E3779B1;

    private @Nullable Object[] keys = new Object[LEAST];
    private @Nullable Summary[] summaries = new Summary[LEAST];
    /** How many were kept since there is so much room. */
    private int kept;

    private int place(Object key) {
        return (System.identityHashCode(key) * SPREAD >>> 15) & keys.length - 2;
    }

    @Nullable
    Summary find(Object key) {
        int place = place(key);
        return keys[place] == key ? summaries[place] : keys[place + 1] == key ? summaries[place + 1] : null;
    }

    void keep(Object key, Summary summary) {
        if (++kept > keys.length && keys.length < MOST) {
            grow();
        }
        int place = place(key);
        keys[place + 1] = keys[place];
        summaries[place + 1] = summaries[place];
        keys[place] = key;
        summaries[place] = summary;
    }

    private void grow() {
        @Nullable
        Object[] oldKeys = keys;
        @Nullable
        Summary[] old = summaries;
        keys = new Object[4 * oldKeys.length];
        summaries = new Summary[4 * oldKeys.length];
        kept = 0;
        for (int i = oldKeys.length - 1; i >= 0; i--) {
            Object key = oldKeys[i];
            Summary summary = old[i];
            if (key != null && summary != null) {
                keep(key, summary);
            }
        }
    }
}
