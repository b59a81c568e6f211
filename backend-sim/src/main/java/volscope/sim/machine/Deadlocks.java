package volscope.sim.machine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import volscope.model.explain.Finding;
import volscope.sim.kernel.Sleeping;

/** Who can never go on: who waits for itself, or for another who does, in the end. Somebody else could let the others go on. */
final class Deadlocks {

    private final Map<String, Task.Sleep> sleeps;

    private Deadlocks(Map<String, Task.Sleep> sleeps) {
        this.sleeps = sleeps;
    }

    /**
     * Finds them.
     *
     * @param sleeps
     *            what tasks wait for that can't go on now, by their names
     */
    static List<Finding> of(Map<String, Task.Sleep> sleeps) {
        Deadlocks deadlocks = new Deadlocks(sleeps);
        List<Finding> findings = new ArrayList<>();
        sleeps.forEach((task, sleep) -> {
            if (deadlocks.isLost(task, new HashSet<>())) {
                findings.add(Finding.deadlock(task, sleep.reason()));
            }
        });
        return findings;
    }

    private boolean isLost(String task, Set<String> asked) {
        Task.Sleep sleep = sleeps.get(task);
        if (sleep == null || sleep.holder().equals(Sleeping.ANYONE)) {
            return false;
        }
        return sleep.holder().equals(Sleeping.ITSELF) || !asked.add(task) || isLost(sleep.holder(), asked);
    }
}
