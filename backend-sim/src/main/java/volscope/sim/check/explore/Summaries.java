package volscope.sim.check.explore;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Summaries of objects by their identity, in two generations: when the younger one is full it becomes the older one, and what that still had
 * is forgotten; it is summed up again when it is asked for.
 */
final class Summaries {

    private static final int MOST = 1 << 15;

    private Map<Object, Summary> younger = new IdentityHashMap<>();
    private Map<Object, Summary> older = new IdentityHashMap<>();

    @Nullable
    Summary find(Object key) {
        Summary young = younger.get(key);
        if (young != null) {
            return young;
        }
        Summary old = older.get(key);
        if (old != null) {
            keep(key, old);
        }
        return old;
    }

    void keep(Object key, Summary summary) {
        if (younger.size() >= MOST) {
            older = younger;
            younger = new IdentityHashMap<>();
        }
        younger.put(key, summary);
    }
}
