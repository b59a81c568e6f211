package volscope.sim.machine;

/** One of the things a machine can do next. */
public sealed interface Move {

    /**
     * A task takes a small step.
     *
     * @param name
     *            the task
     */
    record Step(String name) implements Move {
    }

    /**
     * Waiting work is done.
     *
     * @param place
     *            its place in the queue, from 0
     */
    record Done(int place) implements Move {
    }

    /** Nothing else can be done: time passes until something wakes. */
    record Wait() implements Move {
    }
}
