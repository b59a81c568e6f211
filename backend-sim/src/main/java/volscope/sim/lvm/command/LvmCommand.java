package volscope.sim.lvm.command;

/** The body of an lvm command, behind the reading of its line. */
@FunctionalInterface
public interface LvmCommand {

    /** All went well. */
    int DONE = 0;

    /** The command line makes no sense. */
    int BAD_LINE = 3;

    /** The command failed. */
    int FAILED = 5;

    /**
     * Runs the command.
     *
     * @return its exit code
     * @throws CommandFailed
     *             if it gives up; it has said why
     */
    int run(LvmContext context);
}
