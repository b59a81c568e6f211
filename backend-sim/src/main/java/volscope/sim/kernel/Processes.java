package volscope.sim.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Processes that run beside the one that starts them, and the programs there are. A subsystem implements it; it is found by its type. */
public interface Processes {

    /** Starts a process. It gets its turn when the one that starts it sleeps or ends; nobody reads what it prints. */
    void start(Start start);

    /** Whether some process sleeps for this reason, as {@link Sleeping#reason()} has it. */
    boolean anySleepsFor(String reason);

    /** The program that a command word names. */
    Optional<Program> program(String word);

    /**
     * What a process begins with.
     *
     * @param program
     *            what it runs, an immutable value
     * @param argv
     *            its words, the program's own name first
     * @param env
     *            exported variables
     */
    record Start(Program program, List<String> argv, Map<String, String> env) {
        public Start {
            argv = List.copyOf(argv);
            env = Map.copyOf(env);
        }
    }
}
