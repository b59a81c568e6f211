package volscope.sim.shell;

import java.util.List;

/** A command that the shell runs itself. */
@FunctionalInterface
interface Builtin {

    /**
     * Runs it.
     *
     * @param session
     *            the shell, which it may change
     * @param argv
     *            the words, its own name first
     * @return the exit code
     */
    int run(Session session, List<String> argv);
}
