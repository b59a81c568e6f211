package volscope.sim.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.pcollections.TreePVector;

import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.shell.syntax.Node;
import volscope.sim.shell.syntax.Parser;
import volscope.sim.shell.syntax.SyntaxException;

/** Builtins that decide what is run next. */
final class ControlBuiltins {

    static final Map<String, Builtin> ALL = Map.ofEntries(Map.entry(":", (session, argv) -> 0), Map.entry("true", (session, argv) -> 0),
            Map.entry("false", (session, argv) -> 1), Map.entry("break", ControlBuiltins::leaveLoop),
            Map.entry("continue", ControlBuiltins::nextRound), Map.entry("return", ControlBuiltins::leaveFunction),
            Map.entry("exit", ControlBuiltins::exit), Map.entry("eval", ControlBuiltins::eval), Map.entry(".", ControlBuiltins::source),
            Map.entry("exec", ControlBuiltins::exec), Map.entry("shift", ControlBuiltins::shift));

    private ControlBuiltins() {
    }

    /** The argument as a number, or what holds without one. */
    static int number(Session session, List<String> argv, int otherwise) {
        return argv.size() < 2 ? otherwise : number(session, argv.get(1));
    }

    static int number(Session session, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw session.fail("Illegal number: " + text);
        }
        return Integer.parseInt(text);
    }

    private static int levels(Session session, List<String> argv) {
        int levels = number(session, argv, 1);
        if (levels == 0) {
            throw session.fail("Illegal number: " + argv.get(1));
        }
        return levels;
    }

    private static int leaveLoop(Session session, List<String> argv) {
        int levels = levels(session, argv);
        if (session.loops() > 0) {
            throw new Unwind.Break(levels);
        }
        return 0;
    }

    private static int nextRound(Session session, List<String> argv) {
        int levels = levels(session, argv);
        if (session.loops() > 0) {
            throw new Unwind.Continue(levels);
        }
        return 0;
    }

    private static int leaveFunction(Session session, List<String> argv) {
        int status = number(session, argv, session.status()) & 0xff;
        if (session.inFunction() || session.inSourced()) {
            throw new Unwind.Return(status);
        }
        throw new Unwind.Exit(status);
    }

    private static int exit(Session session, List<String> argv) {
        throw new Unwind.Exit(number(session, argv, session.status()) & 0xff);
    }

    private static int eval(Session session, List<String> argv) {
        return run(session, String.join(" ", argv.subList(1, argv.size())));
    }

    private static int run(Session session, String text) {
        Node node;
        try {
            node = Parser.parse(text);
        } catch (SyntaxException e) {
            throw session.fail(e.sentence());
        }
        return new Interpreter(session).run(node);
    }

    private static int source(Session session, List<String> argv) {
        if (argv.size() < 2) {
            return 0;
        }
        String text = new String(read(session, argv.get(1)), UTF_8);
        session.enterSourced();
        try {
            return run(session, text);
        } catch (Unwind.Return unwind) {
            return unwind.status();
        } finally {
            session.leaveSourced();
        }
    }

    private static byte[] read(Session session, String name) {
        try {
            return session.files().readAll(session.absolute(name));
        } catch (ErrnoException e) {
            String reason = e.errno() == Errno.ENOENT ? "No such file" : e.errno().text();
            throw session.fail("cannot open " + name + ": " + reason);
        }
    }

    private static int exec(Session session, List<String> argv) {
        List<String> words = argv.subList(1, argv.size());
        if (words.isEmpty()) {
            return 0;
        }
        Optional<Builtin> builtin = Builtins.exists(words.get(0)) && session.shell().program(words.get(0)).isEmpty()
                ? Optional.of(Builtins.get(words.get(0)))
                : Optional.empty();
        throw new Unwind.Exit(builtin.map(found -> found.run(session, words)).orElseGet(() -> new SimpleCommand(session).program(words)));
    }

    private static int shift(Session session, List<String> argv) {
        int count = number(session, argv, 1);
        var positional = session.state().positional();
        if (count > positional.size()) {
            throw session.fail("can't shift that many");
        }
        session.state(session.state().withPositional(TreePVector.from(positional.subList(count, positional.size()))));
        return 0;
    }
}
