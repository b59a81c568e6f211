package volscope.sim.kernel;

/** A piece of kernel work that waits its turn: a value in the queue, run once by the step loop. */
public interface Work {

    /** What this step is, in the field's words, for timelines: {@code bio write 253:0 8+8}. */
    String label();

    /** Whether it comes again and again by itself, so that its coming is no reason to wait for it. */
    default boolean isRoutine() {
        return false;
    }

    /** Does the work on the draft; whose name it enters, is left afterwards. */
    void run(Kernel kernel);
}
