package volscope.sim.check.fuzz;

/**
 * What becomes of writes that were not durable when power was cut.
 *
 * @param how
 *            the rule
 * @param seed
 *            for what is drawn
 */
record PowerLoss(How how, int seed) {

    /** A rule. */
    enum How {
        NONE, ALL, WORST, DRAWN
    }

    /** The line of a shell that cuts power so. */
    String line() {
        return "crash " + switch (how) {
            case NONE -> "none";
            case ALL -> "all";
            case WORST -> "worst";
            case DRAWN -> seed;
        };
    }
}
