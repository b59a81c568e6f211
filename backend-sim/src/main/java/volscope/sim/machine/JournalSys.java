package volscope.sim.machine;

import java.util.Optional;
import java.util.function.Function;

import org.pcollections.PVector;

import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.Sys;

/** A task's way into the kernel: first gives the results of its journal again, then makes calls and keeps theirs. */
final class JournalSys implements Sys {

    private final Kernel kernel;
    /** Who makes a call that no program makes. */
    private static final String SHELL = "sh";

    private final PVector<Task.Result> kept;
    private final java.util.ArrayList<Task.Result> fresh = new java.util.ArrayList<>();
    private int next;

    JournalSys(Kernel kernel, PVector<Task.Result> kept) {
        this.kernel = kernel;
        this.kept = kept;
    }

    /** All results so far. */
    PVector<Task.Result> journal() {
        return kept.plusAll(fresh);
    }

    /** How many calls were made that were not in the journal. */
    int freshCalls() {
        return fresh.size();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T call(Function<Kernel, T> call) {
        if (next < kept.size()) {
            return switch (kept.get(next++)) {
                case Task.Given(Object value) -> (T) value;
                case Task.Refused(ErrnoException refusal) -> throw refusal;
            };
        }
        if (kernel.limit() <= 0) {
            throw Sleeping.on("its next step");
        }
        Optional<KernelState> before = kernel.isLimited() ? Optional.of(kernel.publish()) : Optional.empty();
        try {
            T value = kernel.as(SHELL, () -> call.apply(kernel));
            fresh.add(new Task.Given(value));
            return value;
        } catch (ErrnoException refusal) {
            fresh.add(new Task.Refused(refusal));
            throw refusal;
        } finally {
            if (kernel.limit() > 0 && before.filter(state -> !Recorder.same(state, kernel.publish())).isPresent()) {
                kernel.spend();
            }
            kernel.stepDone("");
        }
    }
}
