package volscope.sim.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import volscope.sim.check.explore.Canon;
import volscope.sim.check.explore.Summary;
import volscope.sim.kernel.Work;

/**
 * The work that waits, for who asks what it says: of two works that may be done in any order it does not matter which came first.
 *
 * @param works
 *            in the order of their coming
 */
record Queued(List<Work> works) implements Canon.Own {

    private static final Comparator<Summary> ORDER = Comparator.comparingLong(Summary::high).thenComparingLong(Summary::low)
            .thenComparing(Summary::numbers, Arrays::compare);

    @Override
    public Summary summary(Canon canon) {
        List<Work> left = new ArrayList<>(works);
        Object[] said = new Object[works.size()];
        for (int i = 0; i < said.length; i++) {
            said[i] = takeFirst(left, canon);
        }
        return canon.ofAll(said);
    }

    /** Of the works that may be done next, takes the one that comes first by what it says. */
    private static Summary takeFirst(List<Work> left, Canon canon) {
        int place = 0;
        Summary first = canon.remembered(left.getFirst());
        for (int i = 1; i < left.size(); i++) {
            if (Overtaking.mayOvertake(left.get(i), left.subList(0, i))) {
                Summary other = canon.remembered(left.get(i));
                if (ORDER.compare(other, first) < 0) {
                    first = other;
                    place = i;
                }
            }
        }
        left.remove(place);
        return first;
    }
}
