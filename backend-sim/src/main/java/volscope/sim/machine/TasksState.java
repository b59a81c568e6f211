package volscope.sim.machine;

import java.util.Objects;

import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;

import volscope.sim.shell.ShellState;

/**
 * The tasks of a machine as a value.
 *
 * @param terminal
 *            the shell of the terminal, between two lines
 * @param tasks
 *            tasks that run or whose end nobody has asked for, by number
 * @param held
 *            tasks that move by commands alone, by name: the number of the one that runs, and the lines after it
 */
public record TasksState(ShellState terminal, PSortedMap<Long, Task> tasks, PSortedMap<String, Held> held) {

    /**
     * A task that moves by commands alone.
     *
     * @param task
     *            the number of its line
     * @param next
     *            the lines after it
     */
    public record Held(long task, PVector<String> next) {
    }

    /** A task that was started. */
    Task get(long id) {
        return Objects.requireNonNull(tasks.get(id), "a task that was started");
    }

    static TasksState of(ShellState terminal) {
        return new TasksState(terminal, TreePMap.empty(), TreePMap.empty());
    }

    TasksState with(ShellState newTerminal) {
        return new TasksState(newTerminal, tasks, held);
    }

    TasksState with(Task task) {
        return new TasksState(terminal, tasks.plus(task.id(), task), held);
    }

    TasksState without(long id) {
        return new TasksState(terminal, tasks.minus(id), held);
    }

    TasksState holding(String name, Held line) {
        return new TasksState(terminal, tasks, held.plus(name, line));
    }

    TasksState letting(String name) {
        return new TasksState(terminal, tasks, held.minus(name));
    }
}
