package volscope.sim.shell;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Output;
import volscope.sim.shell.filter.Escapes;
import volscope.sim.shell.filter.Printf;

/** Builtins that write text or compare it. */
final class TextBuiltins {

    static final Map<String, Builtin> ALL = Map.of("echo", TextBuiltins::echo, "printf", TextBuiltins::printf, "test", TextBuiltins::test,
            "[",
            TextBuiltins::bracket);

    private TextBuiltins() {
    }

    private static int echo(Session session, List<String> argv) {
        boolean noLineEnd = argv.size() > 1 && argv.get(1).equals("-n");
        String text = String.join(" ", argv.subList(noLineEnd ? 2 : 1, argv.size()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean goesOn = Escapes.ECHO.write(text, bytes);
        if (goesOn && !noLineEnd) {
            bytes.write('\n');
        }
        return write(session, argv.get(0), bytes.toByteArray());
    }

    private static int write(Session session, String name, byte[] bytes) {
        try {
            Output output = session.streams().output();
            output.write(bytes);
            return 0;
        } catch (ErrnoException _) {
            session.complain(name + ": I/O error");
            return 1;
        }
    }

    private static int printf(Session session, List<String> argv) {
        if (argv.size() < 2) {
            throw session.fail("usage: printf format [arg ...]");
        }
        Printf printf = new Printf(argv.get(1), argv.subList(2, argv.size()), session::complain);
        int status = printf.run();
        return Math.max(status, write(session, argv.get(0), printf.output()));
    }

    private static int bracket(Session session, List<String> argv) {
        if (!argv.getLast().equals("]") || argv.size() == 1) {
            throw session.fail("missing ]");
        }
        return test(session, argv.subList(0, argv.size() - 1));
    }

    private static int test(Session session, List<String> argv) {
        return new TestExpression(session, argv.subList(1, argv.size())).holds() ? 0 : 1;
    }
}
