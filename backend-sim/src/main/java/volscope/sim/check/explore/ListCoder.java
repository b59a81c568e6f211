package volscope.sim.check.explore;

import java.util.List;

/** Puts a list: how many, and each in its order. */
final class ListCoder implements Coder {

    private static final long TAG = Coders.tag(List.class);

    private final Canon canon;
    private final Canon.Slot elements = new Canon.Slot();

    ListCoder(Canon canon) {
        this.canon = canon;
    }

    @Override
    public void put(Object value, Digest into) {
        List<?> list = (List<?>) value;
        into.put(TAG + list.size());
        for (Object element : list) {
            canon.put(element, into, elements);
        }
    }

    @Override
    public boolean isKept() {
        return true;
    }
}
