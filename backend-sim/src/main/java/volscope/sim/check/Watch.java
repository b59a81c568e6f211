package volscope.sim.check;

import java.util.ArrayList;
import java.util.List;

import volscope.model.explain.Finding;
import volscope.sim.check.Rules.Actor;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.StepSink;

/** Looks on while a machine runs and judges each step. */
public final class Watch implements StepSink {

    /**
     * What a step broke.
     *
     * @param step
     *            which step, counted from 1
     * @param label
     *            what was done
     * @param finding
     *            what it broke
     */
    public record Broken(long step, String label, Finding finding) {
    }

    private final List<Finding> standing;
    private final List<Broken> broken = new ArrayList<>();
    private KernelState last;
    private long step;

    public Watch(KernelState start) {
        this.last = start;
        this.standing = Rules.standing(start);
    }

    @Override
    public void step(Kernel kernel, String label) {
        KernelState now = kernel.publish();
        step++;
        Actor actor = label.isEmpty() ? Actor.TASK : Actor.KERNEL;
        for (Finding finding : Rules.broken(last, now, actor)) {
            if (!standing.contains(finding) && broken.stream().noneMatch(known -> known.finding().equals(finding))) {
                broken.add(new Broken(step, label, finding));
            }
        }
        last = now;
    }

    /** All that was broken and was not before, each once, in the order it was met. */
    public List<Broken> broken() {
        return List.copyOf(broken);
    }

    /** How many steps there were. */
    public long steps() {
        return step;
    }
}
