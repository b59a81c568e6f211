package volscope.sim.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;

import org.pcollections.TreePVector;

import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Invocation;

/** The program {@code sh}: a shell of its own, with commands from its arguments, a file or standard input. */
final class SubShell {

    private final Shell shell;
    private final Invocation invocation;

    SubShell(Shell shell, Invocation invocation) {
        this.shell = shell;
        this.invocation = invocation;
    }

    int run() {
        List<String> words = invocation.arguments();
        if (words.size() > 1 && words.get(0).equals("-c")) {
            List<String> rest = words.subList(2, words.size());
            return run(words.get(1), rest.isEmpty() ? invocation.name() : rest.get(0),
                    rest.isEmpty() ? rest : rest.subList(1, rest.size()));
        }
        if (words.isEmpty()) {
            return run(new String(invocation.in().readAll(), UTF_8), invocation.name(), words);
        }
        return file(words).map(text -> run(text, words.get(0), words.subList(1, words.size()))).orElse(Unwind.Failure.STATUS);
    }

    private Optional<String> file(List<String> words) {
        try {
            return Optional.of(new String(new FileCalls(invocation.sys()).readAll(invocation.absolute(words.get(0))), UTF_8));
        } catch (ErrnoException e) {
            String reason = e.errno() == Errno.ENOENT ? "No such file" : e.errno().text();
            invocation.err().println(invocation.name() + ": 0: cannot open " + words.get(0) + ": " + reason);
            return Optional.empty();
        }
    }

    private int run(String text, String name, List<String> arguments) {
        ShellState state = ShellState.start(name, "", invocation.cwd(), invocation.env()).withPositional(TreePVector.from(arguments));
        return shell.runToEnd(state, text, invocation.sys(), new Console(invocation.in(), invocation.out(), invocation.err()));
    }
}
