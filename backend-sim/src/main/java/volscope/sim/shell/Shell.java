package volscope.sim.shell;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import volscope.sim.kernel.Output;
import volscope.sim.kernel.Program;
import volscope.sim.kernel.Sys;
import volscope.sim.shell.syntax.Node;
import volscope.sim.shell.syntax.Parser;
import volscope.sim.shell.syntax.SyntaxException;

/** Runs lines: a function of the shell's state, the line, and what the machine answers. Immutable. */
public final class Shell {

    private static final Set<String> DIRECTORIES = Set.of("/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin");

    private final Map<String, Program> programs;

    /**
     * What a line gave.
     *
     * @param state
     *            the shell after it
     * @param status
     *            its exit code
     * @param end
     *            whether the shell goes on
     */
    public record Result(ShellState state, int status, End end) {
    }

    /** Whether a shell goes on after a line. */
    public enum End {
        /** It waits for the next line. */
        WAITS,
        /** The line made it exit. */
        EXITED
    }

    /** A shell that knows these programs by name, besides its builtins and the programs that run programs. */
    public Shell(Map<String, Program> programs) {
        Map<String, Program> all = new TreeMap<>(programs);
        all.putAll(Starters.programs(this));
        this.programs = Map.copyOf(all);
    }

    /** All names that can be typed as a command, functions apart. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(programs.keySet());
        names.addAll(Builtins.names());
        return names;
    }

    /** Runs a line. Standard input, output and error are those of each line: what a line does to them ends with it. */
    public Result run(ShellState state, String line, Sys sys, Output out) {
        Session session = new Session(this, state, new GuardedSys(sys), Console.of(out));
        int status = 0;
        End end = End.WAITS;
        try {
            status = run(session, line);
        } catch (Unwind.Exit unwind) {
            status = unwind.status();
            end = End.EXITED;
        } catch (Unwind.Failure _) {
            status = Unwind.Failure.STATUS;
        } catch (StackOverflowError _) {
            session.tooDeep();
            status = Unwind.Failure.STATUS;
        }
        session.status(status);
        new Redirections(session).resetStandard();
        return new Result(session.state(), status, end);
    }

    private static int run(Session session, String line) {
        Node node;
        try {
            node = Parser.parse(line);
        } catch (SyntaxException e) {
            throw session.fail(e.sentence());
        }
        return new Interpreter(session).run(node);
    }

    /**
     * Runs a job that a line has started, to its end.
     *
     * @param job
     *            its number
     * @param state
     *            the shell it got
     * @param body
     *            what it runs
     * @return its exit code
     */
    public int runJob(long job, ShellState state, Node body, Sys sys, Output out) {
        CutSys cutSys = new CutSys(new GuardedSys(sys), new Children.Signalled(job));
        Session session = new Session(this, state, cutSys, Console.of(out));
        try {
            return new Interpreter(session).runToEnd(body);
        } catch (Unwind.Cut _) {
            return Signals.STATUS_BASE + cutSys.call(kernel -> Children.signal(kernel, job));
        }
    }

    /** Runs all of a text as a shell of its own that ends with it; gives its exit code. */
    int runToEnd(ShellState state, String text, Sys sys, Console console) {
        Session session = new Session(this, state, sys, console);
        try {
            return new Interpreter(session).runToEnd(Parser.parse(text));
        } catch (SyntaxException e) {
            session.complain(e.sentence());
            return Unwind.Failure.STATUS;
        }
    }

    /** The program that a command word names: by name, or by its path in one of the usual directories. */
    public Optional<Program> program(String word) {
        int slash = word.lastIndexOf('/');
        boolean known = slash < 0 || DIRECTORIES.contains(word.substring(0, slash));
        return known ? Optional.ofNullable(programs.get(word.substring(slash + 1))) : Optional.empty();
    }

    /** The path of a program. */
    String path(String word) {
        return word.contains("/") ? word : "/bin/" + word;
    }
}
