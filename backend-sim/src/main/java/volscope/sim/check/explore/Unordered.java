package volscope.sim.check.explore;

import java.util.ArrayList;
import java.util.List;

/** Parts that have no order: they are put in that of what they say, which never makes different values alike. */
final class Unordered {

    private final List<Summary> parts = new ArrayList<>();

    void add(Summary part) {
        parts.add(part);
    }

    void put(Digest into) {
        if (parts.size() > 1) {
            parts.sort(Summary::order);
        }
        parts.forEach(into::put);
    }
}
