package volscope.sim.machine;

import java.util.function.Function;

import volscope.sim.kernel.Kernel;

/** What a task's line does next, at a place that its journal names. */
sealed interface Continuation {

    /**
     * It makes a call.
     *
     * @param call
     *            what it does and gives depends on the machine alone, so that it can be made in every machine in which the task is at this place
     */
    record Call(Function<Kernel, ?> call) implements Continuation {
    }

    /**
     * It ends.
     *
     * @param code
     *            its exit code
     */
    record End(int code) implements Continuation {
    }
}
