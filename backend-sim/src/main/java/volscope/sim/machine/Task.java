package volscope.sim.machine;

import java.util.Optional;
import java.util.OptionalInt;

import volscope.sim.kernel.Processes;
import volscope.sim.kernel.Sleeping;
import volscope.sim.shell.ShellState;
import volscope.sim.shell.syntax.Node;

/**
 * A task that runs, sleeps or has ended: where it started, and what its calls gave so far.
 *
 * @param id
 *            its number
 * @param label
 *            what it runs, for people
 * @param shell
 *            the shell it started with
 * @param body
 *            what it runs
 * @param journal
 *            the results of its finished calls, in order
 * @param sleep
 *            what it waits for
 * @param status
 *            its exit code, once it has ended
 * @param signal
 *            a signal it got
 * @param tries
 *            how often it began its next call and that changed something before it slept
 */
public record Task(long id, String label, ShellState shell, Body body, Journal journal, Optional<Sleep> sleep, OptionalInt status,
        OptionalInt signal, int tries) {

    /** What a task runs. */
    public sealed interface Body {
    }

    /**
     * A line of the terminal.
     *
     * @param text
     *            the line
     */
    public record Line(String text) implements Body {
    }

    /**
     * A command in the background.
     *
     * @param node
     *            its tree
     */
    public record Job(Node node) implements Body {
    }

    /**
     * A process that a program started.
     *
     * @param start
     *            what it begins with
     */
    public record Process(Processes.Start start) implements Body {
    }

    /**
     * What a task waits for.
     *
     * @param reason
     *            for people
     * @param until
     *            when it wakes by itself, or {@link Sleeping#NO_TIME}
     * @param holder
     *            who alone can wake it, as {@link Sleeping#holder()} has it
     */
    public record Sleep(String reason, long until, String holder) {

        static Sleep of(Sleeping sleeping) {
            return new Sleep(sleeping.reason(), sleeping.until(), sleeping.holder());
        }
    }

    static Task started(long id, String label, ShellState shell, Body body) {
        return new Task(id, label, shell, body, Journal.EMPTY, Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), 0);
    }

    /** Whether it still has something to do. */
    public boolean runs() {
        return status.isEmpty();
    }

    /** Whether it sleeps until something else happens. */
    boolean waits() {
        return runs() && sleep.filter(asleep -> asleep.until() == Sleeping.NO_TIME).isPresent();
    }

    Task asleep(Journal soFar, Sleeping sleeping) {
        return new Task(id, label, shell, body, soFar, Optional.of(Sleep.of(sleeping)), status, signal, 0);
    }

    /** The same at a place of its line, with nothing known of what it waits for. */
    Task at(Journal place) {
        return new Task(id, label, shell, body, place, Optional.empty(), status, signal, 0);
    }

    /** The same, which has begun its next call once more. */
    Task trying(int number) {
        return new Task(id, label, shell, body, journal, sleep, status, signal, number);
    }

    Task ended(int code) {
        return new Task(id, label, shell, body, Journal.EMPTY, Optional.empty(), OptionalInt.of(code), signal, 0);
    }

    Task signalled(int number) {
        return new Task(id, label, shell, body, journal, sleep, status, OptionalInt.of(number), tries);
    }
}
