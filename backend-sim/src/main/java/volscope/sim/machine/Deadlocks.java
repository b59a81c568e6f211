package volscope.sim.machine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import volscope.model.explain.Finding;
import volscope.sim.dm.Dm;
import volscope.sim.dm.MappedDevice.Phase;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Sleeping;

/**
 * Who can never go on: who waits for itself, for another who does, or for work of the kernel when there is none and nothing is held up.
 * Somebody else could let the others go on.
 */
final class Deadlocks {

    private final Map<String, Task.Sleep> sleeps;
    private final boolean isKernelDone;

    private Deadlocks(Map<String, Task.Sleep> sleeps, boolean isKernelDone) {
        this.sleeps = sleeps;
        this.isKernelDone = isKernelDone;
    }

    /**
     * Finds them.
     *
     * @param kernel
     *            the machine
     * @param sleeps
     *            what tasks wait for that can't go on now, by their names
     */
    static List<Finding> of(Kernel kernel, Map<String, Task.Sleep> sleeps) {
        Deadlocks deadlocks = new Deadlocks(sleeps, isDone(kernel));
        List<Finding> findings = new ArrayList<>();
        sleeps.forEach((task, sleep) -> {
            if (deadlocks.isLost(task, new HashSet<>())) {
                findings.add(Finding.deadlock(task, sleep.reason()));
            }
        });
        return findings;
    }

    /** Whether no work waits, and no device is held up that a person could let go on. */
    private static boolean isDone(Kernel kernel) {
        return kernel.waiting().isEmpty() && kernel.isIdle()
                && kernel.get(Dm.LAYER).byName().stream().allMatch(device -> device.phase() == Phase.RUNNING);
    }

    private boolean isLost(String task, Set<String> asked) {
        Task.Sleep sleep = sleeps.get(task);
        if (sleep == null || sleep.holder().equals(Sleeping.ANYONE)) {
            return false;
        }
        if (sleep.holder().equals(Sleeping.KERNEL)) {
            return isKernelDone;
        }
        return sleep.holder().equals(Sleeping.ITSELF) || !asked.add(task) || isLost(sleep.holder(), asked);
    }
}
