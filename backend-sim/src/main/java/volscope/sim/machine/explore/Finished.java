package volscope.sim.machine.explore;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import volscope.sim.check.explore.Summary;

/** Where moves end that were begun, by what the machine says in between. It forgets what was not asked for in a long time. */
final class Finished {

    private static final int ROOM = 1 << 15;

    private Map<Key, Summary> young = new HashMap<>();
    private Map<Key, Summary> old = new HashMap<>();

    private record Key(long high, long low) {
        Key(Summary summary) {
            this(summary.high(), summary.low());
        }
    }

    @Nullable
    Summary find(Summary between) {
        Key key = new Key(between);
        Summary found = young.get(key);
        if (found == null) {
            found = old.get(key);
            if (found != null) {
                put(key, found);
            }
        }
        return found;
    }

    void keep(Summary between, Summary end) {
        put(new Key(between), end);
    }

    private void put(Key key, Summary end) {
        if (young.size() >= ROOM) {
            old = young;
            young = new HashMap<>();
        }
        young.put(key, end);
    }
}
