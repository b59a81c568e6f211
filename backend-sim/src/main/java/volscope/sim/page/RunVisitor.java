package volscope.sim.page;

/** Receives the runs of a {@link RunMap}, in ascending order of their chunks. */
@FunctionalInterface
public interface RunVisitor {

    /**
     * Chunk {@code chunk + i} is mapped to {@code target + i}, for all i below {@code length} >= 1. The run is as long as it
     * can be within the range that was asked for.
     */
    void run(long chunk, int target, long length);
}
