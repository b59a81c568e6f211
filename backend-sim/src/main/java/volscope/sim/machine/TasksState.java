package volscope.sim.machine;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import volscope.sim.shell.ShellState;

/**
 * The tasks of a machine as a value.
 *
 * @param terminal
 *            the shell of the terminal, between two lines
 * @param tasks
 *            tasks that run or whose end nobody has asked for, by number
 */
public record TasksState(ShellState terminal, PSortedMap<Long, Task> tasks) {

    static TasksState of(ShellState terminal) {
        return new TasksState(terminal, TreePMap.empty());
    }

    TasksState with(ShellState newTerminal) {
        return new TasksState(newTerminal, tasks);
    }

    TasksState with(Task task) {
        return new TasksState(terminal, tasks.plus(task.id(), task));
    }

    TasksState without(long id) {
        return new TasksState(terminal, tasks.minus(id));
    }
}
