package volscope.sim.check.explore;

import java.util.IdentityHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Summaries of objects by their identity. It forgets what was not asked for in a long time. */
final class Summaries {

    private static final int ROOM = 1 << 15;

    private Map<Object, Summary> young = new IdentityHashMap<>(ROOM);
    private Map<Object, Summary> old = new IdentityHashMap<>(ROOM);

    @Nullable
    Summary find(Object key) {
        Summary found = young.get(key);
        if (found == null) {
            found = old.get(key);
            if (found != null) {
                keep(key, found);
            }
        }
        return found;
    }

    void keep(Object key, Summary summary) {
        if (young.size() >= ROOM) {
            old = young;
            young = new IdentityHashMap<>(ROOM);
        }
        young.put(key, summary);
    }
}
