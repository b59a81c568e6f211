package volscope.sim.shell.filter;

import volscope.sim.kernel.Invocation;

/** The sentences in which tools fail. */
final class Failure {

    private Failure() {
    }

    /** Says what is wrong; gives the usual exit code. */
    static int say(Invocation invocation, String sentence) {
        invocation.err().println(invocation.name() + ": " + sentence);
        return 1;
    }

    /** Says how the tool was called wrongly; gives the usual exit code. */
    static int usage(Invocation invocation, String sentence) {
        say(invocation, sentence);
        invocation.err().println("Try '" + invocation.name() + " --help' for more information.");
        return 1;
    }
}
