package volscope.app.view.forecast;

/** How chunks of an origin are written from here on. */
enum Pattern {
    /** First writes come as often as lately. */
    AS_NOW,
    /** As many writes as lately, each to any chunk. */
    RANDOM,
    /** As many writes as lately, each to the next chunk that was not written. */
    SEQUENTIAL,
    /** As many writes as lately, nine of ten to a tenth of the chunks. */
    HOT;

    private static final double HOT_CHUNKS = 0.1;
    private static final double HOT_WRITES = 0.9;
    private static final int HALVINGS = 80;

    /**
     * The time until so many first writes more have come.
     *
     * @param more
     *            how many
     * @param known
     *            what is known
     * @return nanoseconds; infinite if it never happens
     */
    double nanos(double more, Known known) {
        if (more <= 0) {
            return 0;
        }
        double left = known.chunks() - known.held();
        return more > left
                ? Double.POSITIVE_INFINITY
                : switch (this) {
                    case AS_NOW -> more * known.firstNanos();
                    case SEQUENTIAL -> more * known.writeNanos();
                    case RANDOM, HOT -> writes(more, known) * known.writeNanos();
                };
    }

    /** How many writes there are until so many of them were first writes, by halving. */
    private double writes(double more, Known known) {
        double low = more;
        double high = Math.max(2, more);
        while (first(high, known) < more && high < 1e15) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (first(middle, known) < more) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high < 1e15 ? high : Double.POSITIVE_INFINITY;
    }

    /** How many of so many writes are expected to be first writes. */
    private double first(double writes, Known known) {
        double all = known.chunks();
        if (this == RANDOM) {
            return (all - known.held()) * -Math.expm1(-writes / all);
        }
        double hot = all * HOT_CHUNKS;
        double freshHot = Math.max(0, hot - known.held());
        double freshCold = all - known.held() - freshHot;
        return freshHot * -Math.expm1(-writes * HOT_WRITES / hot) + freshCold * -Math.expm1(-writes * (1 - HOT_WRITES) / (all - hot));
    }

    /**
     * What a prospect goes by.
     *
     * @param chunks
     *            chunks of the origin
     * @param held
     *            those that the store holds
     * @param firstNanos
     *            from one first write to the next
     * @param writeNanos
     *            from one write of a chunk to the next
     */
    record Known(long chunks, long held, double firstNanos, double writeNanos) {
    }
}
