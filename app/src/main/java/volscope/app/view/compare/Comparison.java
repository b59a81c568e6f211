package volscope.app.view.compare;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What two sides have of the same and what not.
 *
 * @param a
 *            one
 * @param b
 *            the other
 * @param chunkBytes
 *            the size of a chunk
 * @param chunks
 *            how many there are
 * @param ranges
 *            chunks that differ, or may, ascending
 */
record Comparison(Side a, Side b, long chunkBytes, long chunks, List<Range> ranges) {

    /** How a chunk differs. */
    enum Kind {
        /** Side A alone was written since both held the same. */
        ONLY_A,
        /** Side B alone was. */
        ONLY_B,
        /** Both were, and hold different things. */
        BOTH,
        /** There are too many that may differ; this one was not read. */
        UNREAD
    }

    /**
     * Chunks in a row that differ in the same way.
     *
     * @param from
     *            the first
     * @param to
     *            the one after the last
     * @param kind
     *            how
     */
    record Range(long from, long to, Kind kind) {

        long length() {
            return to - from;
        }
    }

    Map<Kind, Long> counts() {
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            counts.put(kind, 0L);
        }
        ranges.forEach(range -> counts.merge(range.kind(), range.length(), Long::sum));
        return counts;
    }

    long differing() {
        return ranges.stream().mapToLong(Range::length).sum();
    }

    /** The same with the sides changed. */
    Comparison swapped() {
        return new Comparison(b, a, chunkBytes, chunks,
                ranges.stream().map(range -> new Range(range.from(), range.to(), switch (range.kind()) {
                    case ONLY_A -> Kind.ONLY_B;
                    case ONLY_B -> Kind.ONLY_A;
                    case BOTH -> Kind.BOTH;
                    case UNREAD -> Kind.UNREAD;
                })).toList());
    }
}
