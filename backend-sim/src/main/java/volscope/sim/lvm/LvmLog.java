package volscope.sim.lvm;

import java.util.HashSet;
import java.util.Set;

import volscope.sim.kernel.Output;

/** What a command says, and where: results on standard output, complaints on standard error, each line behind two blanks. */
public final class LvmLog {

    private static final String PREFIX = "  ";

    private final Output out;
    private final Output err;
    private final Level level;
    private final Set<String> told = new HashSet<>();

    /** How much a command says. */
    public enum Level {
        /** {@code -qq}: no results, no warnings. */
        SILENT,
        /** {@code -q}: as usual, but nothing for the log of what is asked of the device mapper. */
        QUIET,
        /** As usual. */
        NORMAL,
        /** {@code -v}: also what it does. */
        VERBOSE
    }

    public LvmLog(Output out, Output err, Level level) {
        this.out = out;
        this.err = err;
        this.level = level;
    }

    /** How much is said. */
    public Level level() {
        return level;
    }

    /** A result. */
    public void print(String line) {
        if (level != Level.SILENT) {
            always(line);
        }
    }

    /** A result that nothing silences. */
    public void always(String line) {
        out.println(PREFIX + line);
    }

    /** Warns of something that was not said before. */
    public void warnOnce(String text) {
        if (told.add(text)) {
            warn(text);
        }
    }

    /** A warning. */
    public void warn(String line) {
        err.println(PREFIX + line);
    }

    /** A failure. */
    public void error(String line) {
        err.println(PREFIX + line);
    }

    /** What a program complains of that the command runs. */
    public void foreign(String line) {
        err.println(line);
    }

    /** Whether a log is kept of what is asked of the device mapper. */
    public boolean isLogged() {
        return level == Level.NORMAL || level == Level.VERBOSE;
    }

    /** What is being done. */
    public void verbose(String line) {
        if (level == Level.VERBOSE) {
            err.println(PREFIX + line);
        }
    }

    /** A question, without a line end. */
    public void ask(String question) {
        err.print(question);
    }
}
