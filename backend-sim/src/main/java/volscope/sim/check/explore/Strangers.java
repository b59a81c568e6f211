package volscope.sim.check.explore;

import java.util.IdentityHashMap;
import java.util.Map;

/** Numbers for objects whose content cannot be seen: each its own. May be shared by several that sum values up. */
public final class Strangers {

    private final Map<Object, Long> numbers = new IdentityHashMap<>();

    synchronized long numberOf(Object object) {
        return numbers.computeIfAbsent(object, same -> (long) numbers.size());
    }
}
