package volscope.sim.shell;

import java.util.OptionalInt;

import volscope.sim.shell.syntax.Node;

/** The tasks that run beside a line: what the shell asks the machine for. A subsystem implements it; it is found by its type. */
public interface Jobs {

    /**
     * Starts a job. It gets its turn when the task that started it sleeps or ends, and is run by {@link Shell#runJob}.
     *
     * @param state
     *            the shell the job has to itself
     * @param body
     *            what it runs
     * @param label
     *            the same as text, for people
     * @return the job's number, as {@code $!} gives it
     */
    long spawn(ShellState state, Node body, String label);

    /** Registers a job that the shell has run already, and gives its number. */
    long ended(String label, int status);

    /** The exit code of a job; nothing while it runs. */
    OptionalInt status(long job);

    /** Whether there is such a job, running or ended. */
    boolean exists(long job);

    /** Sends a signal to a job, which ends it when it sleeps next or now; one that has ended takes no notice. */
    void signal(long job, int signal);

    /** The signal that a job got. */
    OptionalInt signalled(long job);
}
