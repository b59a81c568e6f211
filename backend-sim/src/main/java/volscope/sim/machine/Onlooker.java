package volscope.sim.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.model.explain.Finding;
import volscope.sim.check.Watch;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.StepSink;

/** Judges what a line does where the kernel promises to keep the rules; elsewhere it looks away. */
final class Onlooker {

    private final Optional<Watch> watch;

    private Onlooker(Optional<Watch> watch) {
        this.watch = watch;
    }

    /** Whose lines are judged. */
    enum Whom {
        /** Those of kernels that promise to keep the rules. */
        DESIGNED,
        /** All. */
        ALL,
        /** None: whoever wants to know asks the revisions. */
        NOBODY;

        boolean covers(KernelState state) {
            return this == ALL || this == DESIGNED && state.profile().isDesigned();
        }
    }

    static Onlooker of(KernelState before, Whom whom) {
        return new Onlooker(whom.covers(before) ? Optional.of(new Watch(before)) : Optional.empty());
    }

    /** A sink that tells this onlooker after another. */
    StepSink beside(StepSink other) {
        return watch.<StepSink>map(judge -> other == StepSink.NONE ? judge : (kernel, label) -> {
            other.step(kernel, label);
            judge.step(kernel, label);
        }).orElse(other);
    }

    /** What the line broke, when it has ended or can't go on. */
    List<Finding> findings(Kernel kernel, Scheduler.Ending ending) {
        if (watch.isEmpty()) {
            return List.of();
        }
        watch.get().step(kernel, "");
        List<Finding> findings = new ArrayList<>(watch.get().broken().stream().map(Watch.Broken::finding).toList());
        if (ending.waits().isPresent()) {
            findings.addAll(Deadlocks.of(kernel, kernel.hook(Tasks.class).orElseThrow().sleeps()));
        }
        return List.copyOf(findings);
    }
}
