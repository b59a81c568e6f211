package volscope.sim.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.Sys;
import volscope.sim.machine.Journal.Given;
import volscope.sim.machine.Journal.Refused;
import volscope.sim.machine.Journal.Result;

/** A task's way into the kernel: first gives the results of its journal again, then makes calls and keeps theirs. */
final class JournalSys implements Sys {

    private final Kernel kernel;
    /** Who makes a call that no program makes. */
    private static final String SHELL = "sh";

    private final Journal start;
    private final List<Result> kept;
    private final List<Result> fresh = new ArrayList<>();
    private int next;

    JournalSys(Kernel kernel, Journal start) {
        this.kernel = kernel;
        this.start = start;
        this.kept = start.results();
    }

    /** All results so far. */
    Journal journal() {
        return start.plus(fresh);
    }

    /** How many calls were made that were not in the journal. */
    int freshCalls() {
        return fresh.size();
    }

    @Override
    public <T> T call(Function<Kernel, T> call) {
        if (next < kept.size()) {
            return kept.get(next++).again();
        }
        if (kernel.limit() <= 0) {
            throw Sleeping.on("its next step");
        }
        Optional<KernelState> before = kernel.isLimited() ? Optional.of(kernel.publish()) : Optional.empty();
        try {
            Result result = made(kernel, call);
            fresh.add(result);
            return result.again();
        } finally {
            if (kernel.limit() > 0 && before.filter(state -> !Recorder.same(state, kernel.publish())).isPresent()) {
                kernel.spend();
            }
            kernel.stepDone("");
        }
    }

    /** What a call gives that is made now. A call that sleeps throws {@link Sleeping}. */
    static Result made(Kernel kernel, Function<Kernel, ?> call) {
        String outer = kernel.comm();
        try {
            kernel.enter(SHELL);
            return new Given(call.apply(kernel));
        } catch (ErrnoException refusal) {
            return new Refused(refusal);
        } finally {
            kernel.enter(outer);
        }
    }
}
