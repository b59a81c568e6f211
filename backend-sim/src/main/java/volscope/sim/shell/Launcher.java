package volscope.sim.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.pcollections.TreePVector;

import volscope.sim.fs.FileType;
import volscope.sim.fs.Stat;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Output;
import volscope.sim.kernel.Program;
import volscope.sim.kernel.Sys;
import volscope.sim.shell.syntax.Parser;
import volscope.sim.shell.syntax.SyntaxException;

/** Starts programs and scripts with what a shell gives them. */
final class Launcher {

    private static final int FIRST_EXTRA = 3;

    private final Session session;

    Launcher(Session session) {
        this.session = session;
    }

    /** A program's output, which notes that it failed. */
    private static final class Noting implements Output {

        private final Output output;
        private boolean failed;

        Noting(Output output) {
            this.output = output;
        }

        @Override
        public void write(byte[] bytes) {
            failed = true;
            output.write(bytes);
            failed = false;
        }
    }

    /** Runs a program. A refusal that it does not deal with ends it with a sentence. */
    int run(Program program, List<String> argv) {
        Noting output = new Noting(session.streams().output());
        Output error = session.streams().error();
        try {
            return program.run(
                    new Invocation(named(session.sys(), argv.get(0)), argv, session.environment(), session.state().cwd(),
                            session.streams().input(), output,
                            error, extraFiles()))
                    & 0xff;
        } catch (ErrnoException e) {
            error.println(argv.get(0) + ": " + (output.failed ? "write error: " : "") + e.errno().text());
            return 1;
        }
    }

    /** Calls in the name of a program, as the kernel log tells them. */
    private static Sys named(Sys sys, String program) {
        String comm = program.substring(program.lastIndexOf('/') + 1);
        return new Sys() {
            @Override
            public <T> T call(Function<Kernel, T> call) {
                return sys.call(kernel -> named(kernel, call));
            }

            private <T> T named(Kernel kernel, Function<Kernel, T> call) {
                String outer = kernel.comm();
                kernel.enter(comm);
                try {
                    return call.apply(kernel);
                } finally {
                    kernel.enter(outer);
                }
            }
        };
    }

    private Map<Integer, String> extraFiles() {
        Map<Integer, String> files = new TreeMap<>();
        session.state().descriptors().forEach((number, descriptor) -> {
            if (number >= FIRST_EXTRA && descriptor instanceof Descriptor.OpenFile file) {
                files.put(number, file.path());
            }
        });
        return files;
    }

    /** Whether a file can be run as a script. */
    static boolean isScript(Stat stat) {
        return stat.type() == FileType.REGULAR && (stat.mode() & 0111) != 0;
    }

    /** Runs a file of commands in a shell of its own. */
    int script(List<String> argv) {
        Session copy = session.fork();
        copy.state(copy.state().withName(argv.get(0)).withWithin("").withPositional(TreePVector.from(argv.subList(1, argv.size()))));
        return new Launcher(copy).text(session.files().readAll(session.absolute(argv.get(0))));
    }

    /** Runs commands in this shell, to its end. */
    private int text(byte[] text) {
        try {
            return new Interpreter(session).runToEnd(Parser.parse(new String(text, UTF_8)));
        } catch (SyntaxException e) {
            session.complain(e.sentence());
            return Unwind.Failure.STATUS;
        }
    }
}
