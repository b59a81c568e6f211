package volscope.sim.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import volscope.model.explain.Finding;
import volscope.model.machine.RevisionId;
import volscope.sim.check.Watch;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.StepSink;

/** Judges what a line does where the kernel promises to keep the rules; elsewhere it looks away. */
final class Onlooker {

    private final KernelState before;
    private final Optional<Watch> watch;
    private final Supplier<RevisionId> last;
    private Optional<RevisionId> decisive = Optional.empty();

    private Onlooker(KernelState before, Optional<Watch> watch, Supplier<RevisionId> last) {
        this.before = before;
        this.watch = watch;
        this.last = last;
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

    /**
     * Looks on from a machine on.
     *
     * @param last
     *            the revision of the step that was recorded last
     */
    static Onlooker of(KernelState before, Whom whom, Supplier<RevisionId> last) {
        return new Onlooker(before, whom.covers(before) ? Optional.of(new Watch(before)) : Optional.empty(), last);
    }

    /** A sink that tells this onlooker after another. */
    StepSink beside(StepSink other) {
        return watch.<StepSink>map(judge -> other == StepSink.NONE ? judge : (kernel, label) -> {
            other.step(kernel, label);
            judge.step(kernel, label);
            if (decisive.isEmpty() && !judge.broken().isEmpty()) {
                decisive = Optional.of(last.get());
            }
        }).orElse(other);
    }

    /** The revision after the first step that broke a rule, where steps are recorded. */
    Optional<RevisionId> decisive() {
        return decisive;
    }

    /** What the line broke, when it has ended or can't go on. */
    List<Finding> findings(Kernel kernel, Scheduler.Ending ending) {
        if (watch.isEmpty()) {
            return List.of();
        }
        watch.get().step(kernel, "");
        List<Finding> findings = new ArrayList<>(watch.get().broken().stream().map(Watch.Broken::finding).toList());
        List<Finding> lost = deadlocks(kernel);
        if (!lost.isEmpty() && ending.waits().isEmpty()) {
            // Of those beside a line that ended, each is told of once.
            lost.removeAll(deadlocks(Kernel.open(before, StepSink.NONE)));
        }
        findings.addAll(lost);
        return List.copyOf(findings);
    }

    private static List<Finding> deadlocks(Kernel kernel) {
        return Deadlocks.of(kernel, kernel.hook(Tasks.class).orElseThrow().sleeps());
    }
}
