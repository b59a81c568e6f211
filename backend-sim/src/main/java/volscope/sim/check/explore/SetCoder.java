package volscope.sim.check.explore;

import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedSet;

/** Puts a set: how many, and each element; those of a set without an order are sorted by what they say. */
final class SetCoder implements Coder {

    private static final long TAG = Coders.tag(Set.class);

    private final Canon canon;
    private final boolean hasOrder;

    SetCoder(Class<?> type, Canon canon) {
        this.canon = canon;
        this.hasOrder = SortedSet.class.isAssignableFrom(type) || SequencedSet.class.isAssignableFrom(type);
    }

    @Override
    public void put(Object value, Digest into) {
        Set<?> set = (Set<?>) value;
        into.put(TAG + set.size());
        if (hasOrder) {
            set.forEach(element -> canon.put(element, into));
            return;
        }
        Unordered parts = new Unordered();
        for (Object element : set) {
            Digest part = canon.open();
            canon.put(element, part);
            parts.add(canon.close(part));
        }
        parts.put(into);
    }

    @Override
    public boolean isKept() {
        return true;
    }
}
