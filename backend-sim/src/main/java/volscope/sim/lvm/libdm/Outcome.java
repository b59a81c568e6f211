package volscope.sim.lvm.libdm;

import java.util.Optional;

import volscope.sim.kernel.Errno;

/**
 * How a task ended.
 *
 * @param <T>
 *            what a successful one gives
 */
public sealed interface Outcome<T> {

    /**
     * It was done.
     *
     * @param value
     *            what it gave
     */
    record Done<T>(T value) implements Outcome<T> {
    }

    /**
     * The kernel refused, and a line was said about it.
     *
     * @param errno
     *            why
     */
    record Failed<T>(Errno errno) implements Outcome<T> {
    }

    /** What it gave, if it was done. */
    default Optional<T> given() {
        return this instanceof Done<T>(T given) ? Optional.of(given) : Optional.empty();
    }

    /** Whether it was done. */
    default boolean isDone() {
        return this instanceof Done<T>;
    }
}
