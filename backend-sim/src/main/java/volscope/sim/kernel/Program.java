package volscope.sim.kernel;

/** A program of the simulated machine: {@code dmsetup}, {@code cat}, {@code lvcreate}. */
@FunctionalInterface
public interface Program {

    /**
     * Runs the program to its end.
     *
     * @return the exit code, 0 to 255
     */
    int run(Invocation invocation);
}
