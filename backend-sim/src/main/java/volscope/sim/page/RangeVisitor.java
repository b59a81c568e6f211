package volscope.sim.page;

/** Receives ranges of page or chunk numbers, in ascending order. */
@FunctionalInterface
public interface RangeVisitor {

    /** The numbers {@code from} to {@code to - 1}; neither empty nor touching the range before it. */
    void range(long from, long to);
}
