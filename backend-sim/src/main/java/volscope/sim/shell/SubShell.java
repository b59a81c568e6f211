package volscope.sim.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.pcollections.TreePVector;

import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Invocation;
import volscope.sim.shell.ShellState.Option;

/** The program {@code sh}: a shell of its own, with commands from its arguments, a file or standard input. */
final class SubShell {

    private static final Pattern PLUMBING = Pattern.compile("^@ ", Pattern.MULTILINE);

    private final Shell shell;
    private final Invocation invocation;

    SubShell(Shell shell, Invocation invocation) {
        this.shell = shell;
        this.invocation = invocation;
    }

    int run() {
        List<String> words = invocation.arguments();
        Set<Option> options = EnumSet.noneOf(Option.class);
        boolean command = false;
        while (!words.isEmpty() && words.get(0).matches("-[cefux]+")) {
            String letters = words.get(0);
            EnumSet.allOf(Option.class).stream().filter(option -> letters.indexOf(option.letter()) > 0).forEach(options::add);
            command |= letters.indexOf('c') > 0;
            words = words.subList(1, words.size());
        }
        return run(options, command, words);
    }

    private int run(Set<Option> options, boolean command, List<String> words) {
        if (words.isEmpty()) {
            return command ? missingCommand() : run(options, new String(invocation.in().readAll(), UTF_8), List.of(invocation.name()));
        }
        if (command) {
            return run(options, words.get(0), words.size() > 1 ? words.subList(1, words.size()) : List.of(invocation.name()));
        }
        return file(words).map(text -> run(options, text, words)).orElse(Unwind.Failure.STATUS);
    }

    /** Runs a lab file; what a lab file marks as plumbing is a command like any other here. */
    int lab(List<String> words) {
        return file(words).map(text -> run(EnumSet.noneOf(Option.class), PLUMBING.matcher(text).replaceAll(""), words))
                .orElse(Unwind.Failure.STATUS);
    }

    private int missingCommand() {
        invocation.err().println(invocation.name() + ": 0: -c requires an argument");
        return Unwind.Failure.STATUS;
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

    /** Runs a text; the first word is the shell's name. */
    private int run(Set<Option> options, String text, List<String> words) {
        ShellState state = ShellState.start(words.get(0), "", invocation.cwd(), invocation.env()).withOptions(options)
                .withPositional(TreePVector.from(words.subList(1, words.size())));
        return shell.runToEnd(state, text, invocation.sys(), new Console(invocation.in(), invocation.out(), invocation.err()));
    }
}
