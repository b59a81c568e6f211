package volscope.sim.fs.extent;

/** What lies below some pages of a file that follow each other. */
public sealed interface Backing {

    /**
     * Pages of the device that follow each other, in one extent.
     *
     * @param first
     *            the first of them
     */
    record Run(long first) implements Backing {
    }

    /** Nothing. */
    record Hole() implements Backing {
    }

    /** Several things. */
    record Mixed() implements Backing {
    }
}
