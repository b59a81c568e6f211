package volscope.sim.machine;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import volscope.model.machine.Conditions;
import volscope.model.machine.RevisionId;
import volscope.sim.kernel.Kernel;
import volscope.sim.page.RunCounts;

/** Moves tasks that wait to be moved: by so many small steps, until something is true, or to their ends. */
final class Stepping {

    /** Steps after which {@code until} gives up. */
    private static final int MOST = 1_000_000;

    private final Kernel kernel;
    private final Tasks tasks;
    private final Scheduler scheduler;
    private final Conditions conditions;

    Stepping(Kernel kernel, Conditions conditions) {
        this.kernel = kernel;
        this.tasks = kernel.hook(Tasks.class).orElseThrow();
        this.scheduler = new Scheduler(kernel);
        this.conditions = conditions;
    }

    Scheduler.Ending run(LabLine line) {
        return switch (line) {
            case LabLine.Queue queue -> {
                tasks.queue(queue.name(), queue.line());
                yield code(0);
            }
            case LabLine.Step step -> step(step);
            case LabLine.Until until -> until(until);
            case LabLine.Pick pick -> pick(pick);
            case LabLine.Help help -> said(help.text(), help.code());
            case LabLine.GoOn same -> {
                int steps = 0;
                while (steps < MOST && one(tasks.held())) {
                    steps++;
                }
                if (steps == MOST) {
                    yield said("run: cut off after " + MOST + " steps", 1);
                }
                yield tasks.held().isEmpty() ? code(0) : new Scheduler.Ending(0, reason());
            }
            case LabLine.Misused misused -> said("usage: " + misused.usage(), 2);
        };
    }

    private static Scheduler.Ending code(int code) {
        return new Scheduler.Ending(code, Optional.empty());
    }

    private Scheduler.Ending said(String text, int code) {
        tasks.say(text + "\n");
        return code(code);
    }

    private Optional<String> reason() {
        return tasks.held().stream().flatMap(task -> task.sleep().stream()).map(Task.Sleep::reason).findFirst();
    }

    private Scheduler.Ending step(LabLine.Step step) {
        if (tasks.held(step.name()).isEmpty()) {
            return said("step: no task " + step.name(), 1);
        }
        for (long done = 0; done < step.count(); done++) {
            if (!one(tasks.held(step.name()).stream().toList())) {
                return said("step: " + step.name() + reason().map(why -> " waits for " + why).orElse(" has ended"), 1);
            }
        }
        return code(0);
    }

    private Scheduler.Ending pick(LabLine.Pick pick) {
        for (int place : pick.places()) {
            List<Integer> legal = Overtaking.first(kernel.waiting());
            if (place > legal.size()) {
                return said("pick: " + legal.size() + (legal.size() == 1 ? " work waits" : " works wait"), 1);
            }
            kernel.runAt(legal.get(place - 1));
        }
        return code(0);
    }

    private Scheduler.Ending until(LabLine.Until until) {
        return switch (conditions.read(until.condition())) {
            case Conditions.NotUnderstood(String why) -> said("until: not understood: " + why, 2);
            case Conditions.Read read -> until(() -> read.holds().test(now()));
        };
    }

    private SimulatedRevision now() {
        return new SimulatedRevision(new History.Node(new RevisionId(0), Optional.empty(), kernel.publish(), 0, "", Optional.empty(), 0,
                List.of()), new RunCounts(), new Judgement(id -> {
                    throw new IllegalArgumentException("a moment alone has none before it: " + id);
                }), new KnownGroups());
    }

    private Scheduler.Ending until(BooleanSupplier holds) {
        for (int done = 0; done < MOST && !holds.getAsBoolean(); done++) {
            if (!one(tasks.held())) {
                return said("until: nothing is left to run, and it is not so", 1);
            }
        }
        return holds.getAsBoolean() ? code(0) : said("until: not so after " + MOST + " steps", 1);
    }

    /** One small step of the first of these tasks that can do one; else of what the kernel has to do; else time passes. */
    private boolean one(List<Task> among) {
        for (Task task : among) {
            kernel.limit(1);
            kernel.hold();
            try {
                if (tasks.turn(task.id()) != Tasks.Turn.ASLEEP || kernel.limit() == 0) {
                    return true;
                }
            } finally {
                kernel.release();
                kernel.unlimit();
            }
        }
        return kernel.step() || !among.isEmpty() && scheduler.timePassed();
    }
}
