package volscope.sim.check.explore;

import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;

import org.pcollections.OrderedPMap;

import volscope.sim.kernel.FewMap;
import volscope.sim.mm.PageMap;

/** Puts a map: how many, and each pair; those of a map without an order, or in the order of names, are sorted by what they say. */
final class MapCoder implements Coder {

    private static final long TAG = Coders.tag(Map.class);

    private final Canon canon;
    private final boolean hasOrder;
    private final Canon.Slot keys = new Canon.Slot();
    private final Canon.Slot elements = new Canon.Slot();

    MapCoder(Class<?> type, Canon canon) {
        this.canon = canon;
        this.hasOrder = SortedMap.class.isAssignableFrom(type) || SequencedMap.class.isAssignableFrom(type) || type == OrderedPMap.class
                || type == FewMap.class || type == PageMap.class;
    }

    @Override
    public void put(Object value, Digest into) {
        Map<?, ?> map = (Map<?, ?>) value;
        into.put(TAG + map.size());
        if (hasOrder && !Canon.isNamed(map)) {
            map.forEach((key, element) -> {
                canon.put(key, into, keys);
                canon.put(element, into, elements);
            });
            return;
        }
        Unordered parts = new Unordered();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Digest pair = canon.open();
            canon.put(entry.getKey(), pair);
            canon.put(entry.getValue(), pair);
            parts.add(canon.close(pair));
        }
        parts.put(into);
    }

    @Override
    public boolean isKept() {
        return true;
    }
}
