package volscope.sim.kernel;

/** Who looks on while a machine runs: told after each step, when the draft is consistent and may be published. */
@FunctionalInterface
public interface StepSink {

    /** Nobody looks: bulk work. */
    StepSink NONE = (kernel, label) -> {
    };

    /** Somebody looks when all is done, and wants to know what happened. */
    StepSink ATTENTIVE = new StepSink() {
        @Override
        public void step(Kernel kernel, String label) {
            // The draft keeps the records until then.
        }
    };

    /**
     * A step has been done.
     *
     * @param label
     *            what was done, in the field's words
     */
    void step(Kernel kernel, String label);
}
