package volscope.sim.check.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Parts that have no order: they are put in the order of what they say. */
final class Unordered {

    /** Of parts that say the same, whoever named the smaller numbers comes first: that never makes different values alike. */
    private static final Comparator<Summary> ORDER = Comparator.comparingLong(Summary::high).thenComparingLong(Summary::low)
            .thenComparing(Summary::numbers, Arrays::compare);

    private final List<Summary> parts = new ArrayList<>();

    void add(Summary part) {
        parts.add(part);
    }

    void put(Digest into) {
        if (parts.size() > 1) {
            parts.sort(ORDER);
        }
        parts.forEach(into::put);
    }
}
