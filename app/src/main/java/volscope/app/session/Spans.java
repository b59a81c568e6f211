package volscope.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ranges of chunks that do not overlap, ascending. */
public final class Spans {
    private final TreeMap<Long, Long> ends = new TreeMap<>();

    /**
     * Chunks in a row.
     *
     * @param from
     *            the first
     * @param to
     *            the one after the last
     */
    public record Span(long from, long to) {
    }

    /**
     * Adds chunks.
     *
     * @param from
     *            the first
     * @param to
     *            the one after the last
     * @return how many of them were not there before
     */
    public long add(long from, long to) {
        if (from >= to) {
            return 0;
        }
        long first = from;
        long last = to;
        long known = 0;
        Map.Entry<Long, Long> before = ends.floorEntry(first);
        if (before != null && before.getValue() >= first) {
            known += Math.min(to, before.getValue()) - from;
            first = before.getKey();
            last = Math.max(last, before.getValue());
        }
        for (Map.Entry<Long, Long> next = ends.higherEntry(first); next != null && next.getKey() <= last; next = ends.higherEntry(first)) {
            known += Math.max(0, Math.min(to, next.getValue()) - Math.max(from, next.getKey()));
            last = Math.max(last, next.getValue());
            ends.remove(next.getKey());
        }
        ends.put(first, last);
        return to - from - known;
    }

    /** All of them. */
    public List<Span> all() {
        List<Span> spans = new ArrayList<>();
        ends.forEach((from, to) -> spans.add(new Span(from, to)));
        return spans;
    }

    /** How many chunks there are in all. */
    public long count() {
        return ends.entrySet().stream().mapToLong(span -> span.getValue() - span.getKey()).sum();
    }
}
