package volscope.sim.check.explore;

import java.util.ArrayList;
import java.util.List;

import volscope.sim.device.Unsettled;
import volscope.sim.device.Unsettled.Entry;

/** Puts what a power cut would take away. Of writes that do not touch, it does not matter which came first. */
final class UnsettledCoder implements Coder {

    private static final long TAG = Coders.tag(Unsettled.class);

    private final Canon canon;

    UnsettledCoder(Canon canon) {
        this.canon = canon;
    }

    @Override
    public void put(Object value, Digest into) {
        List<Entry> sorted = sorted(((Unsettled) value).entries());
        into.put(TAG + sorted.size());
        sorted.forEach(entry -> canon.put(entry, into));
    }

    /** By place, as far as that lets those that touch in their order. */
    private static List<Entry> sorted(List<Entry> entries) {
        List<Entry> sorted = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            int at = sorted.size();
            while (at > 0 && entry.offset() < sorted.get(at - 1).offset() && end(entry) <= sorted.get(at - 1).offset()) {
                at--;
            }
            sorted.add(at, entry);
        }
        return sorted;
    }

    private static long end(Entry entry) {
        return entry.offset() + entry.length();
    }

    @Override
    public boolean isKept() {
        return true;
    }
}
