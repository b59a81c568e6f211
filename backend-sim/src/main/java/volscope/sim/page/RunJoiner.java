package volscope.sim.page;

/** Cuts runs to a range and joins those that continue each other before a visitor sees them. */
final class RunJoiner {

    private final RunVisitor visitor;
    private final long from;
    private final long to;
    private long chunk;
    private int target;
    private long length;

    RunJoiner(long from, long to, RunVisitor visitor) {
        this.visitor = visitor;
        this.from = from;
        this.to = to;
    }

    /** Takes the next run, which must start after the end of the one before. */
    void add(long start, int first, int count) {
        long begin = Math.max(start, from);
        long end = Math.min(start + count, to);
        if (begin >= end) {
            return;
        }
        int mapped = first + (int) (begin - start);
        if (length == 0 || begin != chunk + length || mapped != target + (int) length) {
            finish();
            chunk = begin;
            target = mapped;
        }
        length += end - begin;
    }

    /** Hands over the last run. */
    void finish() {
        if (length > 0) {
            visitor.run(chunk, target, length);
        }
        length = 0;
    }
}
