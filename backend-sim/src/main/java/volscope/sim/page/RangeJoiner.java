package volscope.sim.page;

/** Joins ranges that touch before a visitor sees them. */
final class RangeJoiner {

    private final RangeVisitor visitor;
    private long from;
    private long to;

    RangeJoiner(RangeVisitor visitor) {
        this.visitor = visitor;
    }

    /** Takes the next range, which must not start before the end of the one before. */
    void add(long start, long end) {
        if (start != to || from == to) {
            finish();
            from = start;
        }
        to = end;
    }

    /** Hands over the last range. */
    void finish() {
        if (from < to) {
            visitor.range(from, to);
        }
        from = to;
    }
}
