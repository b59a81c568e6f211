package volscope.sim.kernel;

import java.util.function.Function;

/**
 * The system call entry: the only way for a program to see or change the machine.
 *
 * <p>
 * Each call's result, or its {@link ErrnoException}, is kept in the task's journal. A program that sleeps is later run again from its start
 * with the kept results up to the call it slept in. So a program must be a function of its arguments and of what its calls gave: no static
 * state, no clock, no randomness but through calls. And a call's result must be an immutable value.
 */
public interface Sys {

    /**
     * Makes one kernel call.
     *
     * @throws ErrnoException
     *             if the kernel refuses
     * @throws Sleeping
     *             if the task has to wait; programs never catch it
     */
    <T> T call(Function<Kernel, T> call);

    /** Makes a call that gives nothing. */
    default void run(java.util.function.Consumer<Kernel> call) {
        call(kernel -> {
            call.accept(kernel);
            return true;
        });
    }
}
