package volscope.sim.machine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Sleeping;

/** Runs a line to its end: gives turns to its task and to the others, lets waiting work run, and lets time pass when all sleep. */
final class Scheduler {

    /** How often a line may sleep. */
    private static final int MOST_TURNS = 2_000;

    private final Kernel kernel;
    private final Tasks tasks;
    private long steps;

    Scheduler(Kernel kernel) {
        this.kernel = kernel;
        this.tasks = kernel.hook(Tasks.class).orElseThrow();
    }

    /**
     * How a line ended.
     *
     * @param code
     *            its exit code
     * @param waits
     *            what it still waits for, if nothing can wake it
     */
    record Ending(int code, Optional<String> waits) {
    }

    Ending run(String line) {
        long id = tasks.begin(line);
        for (int turns = 1; tasks.turn(id) != Tasks.Turn.ENDED; turns++) {
            if (turns == MOST_TURNS) {
                tasks.cut(id, "cut off after " + MOST_TURNS + " sleeps: a line has to end\n");
                break;
            }
            if (!othersMoved(id) && !timePassed()) {
                return new Ending(0, tasks.running().stream().filter(task -> task.id() == id).flatMap(task -> task.sleep().stream())
                        .map(Task.Sleep::reason).findFirst());
            }
        }
        settle(id);
        return new Ending(tasks.reap(id), Optional.empty());
    }

    private void settle(long id) {
        kernel.drain();
        boolean moved = true;
        while (moved) {
            moved = othersMoved(id);
        }
    }

    /** Who waits for requests goes on first: what it has locked meanwhile, those who wait for something else may want next. */
    private static boolean waitsForWork(Task task) {
        return task.sleep().filter(sleep -> sleep.holder().equals(Sleeping.KERNEL)).isPresent();
    }

    private boolean othersMoved(long id) {
        steps = kernel.steps();
        boolean moved = false;
        List<Task> others = tasks.running().stream().filter(task -> task.id() != id && !tasks.isHeld(task.id()))
                .sorted(Comparator.comparing(Scheduler::waitsForWork).reversed()).toList();
        for (Task task : others) {
            moved |= tasks.turn(task.id()) != Tasks.Turn.ASLEEP;
        }
        kernel.drain();
        return moved || kernel.steps() != steps;
    }

    /** Lets time pass to when a task or timer wakes; false if nothing waits for a time. */
    boolean timePassed() {
        boolean woken = wakeUp();
        if (woken) {
            kernel.drain();
        }
        return woken;
    }

    /** Lets time pass, and runs nothing of what is due then. */
    boolean wakeUp() {
        long wake = tasks.running().stream().flatMap(task -> task.sleep().stream()).mapToLong(Task.Sleep::until).min()
                .orElse(Sleeping.NO_TIME);
        long next = Math.min(wake, kernel.nextTimer());
        if (next == Sleeping.NO_TIME || wake == Sleeping.NO_TIME && kernel.isIdle()) {
            return false;
        }
        kernel.advance(next);
        return true;
    }
}
