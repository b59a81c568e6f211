package volscope.sim.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import volscope.model.machine.EndlessRunException;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Program;
import volscope.sim.shell.ShellState.Option;
import volscope.sim.shell.syntax.Node;
import volscope.sim.shell.syntax.Node.Assignment;
import volscope.sim.shell.syntax.Printer;
import volscope.sim.shell.syntax.Redirect;
import volscope.sim.shell.syntax.Word;

/** Runs a command with its words: expands them, finds out what they name, and runs that. */
final class SimpleCommand {

    /** The exit code for a command that is not there. */
    static final int NOT_FOUND = 127;

    /** The exit code for a file that is no program. */
    static final int NOT_EXECUTABLE = 126;

    private final Session session;
    private final Expander expander;

    SimpleCommand(Session session) {
        this.session = session;
        this.expander = new Expander(session);
    }

    int run(Node.Simple simple) {
        EndlessRunException.check();
        session.substitutionStatus(0);
        List<String> words = expand(simple.words());
        trace(simple.assignments(), words);
        if (words.isEmpty()) {
            return new Redirections(session).around(simple.redirects(), () -> assign(simple.assignments()));
        }
        return run(words, simple.assignments(), simple.redirects());
    }

    /** Words, but for what follows a builtin that takes assignments: those are not split. */
    private List<String> expand(List<Word> words) {
        if (words.isEmpty() || words.get(0).plain().filter(Builtins::takesAssignments).isEmpty()) {
            return expander.fields(words);
        }
        List<String> fields = new ArrayList<>();
        for (Word word : words) {
            Assignment.of(word).ifPresentOrElse(found -> fields.add(found.name() + "=" + expander.text(found.value())),
                    () -> fields.addAll(expander.fields(List.of(word))));
        }
        return fields;
    }

    private void trace(List<Assignment> assignments, List<String> words) {
        if (session.has(Option.TRACE)) {
            Stream<String> set = assignments.stream().map(assignment -> assignment.name() + "=" + Printer.print(assignment.value()));
            session.streams().error()
                    .println(Stream.concat(Stream.of("+"), Stream.concat(set, words.stream())).collect(Collectors.joining(" ")));
        }
    }

    private int assign(List<Assignment> assignments) {
        for (Assignment assignment : assignments) {
            session.set(assignment.name(), expander.text(assignment.value()));
        }
        return session.substitutionStatus();
    }

    private int run(List<String> words, List<Assignment> assignments, List<Redirect> redirects) {
        String name = words.get(0);
        if (Builtins.isSpecial(name)) {
            return special(words, assignments, redirects);
        }
        return new Redirections(session).around(redirects, () -> exporting(assignments, () -> invoke(words)));
    }

    /** A builtin whose errors end the line, and whose assignments stay. */
    private int special(List<String> words, List<Assignment> assignments, List<Redirect> redirects) {
        if (words.size() == 1 && words.get(0).equals("exec")) {
            return redirectForGood(redirects);
        }
        int[] status = {-1};
        int code = new Redirections(session).around(redirects, () -> {
            assign(assignments);
            status[0] = builtin(words);
            return status[0];
        });
        if (status[0] < 0) {
            throw new Unwind.Failure();
        }
        return code;
    }

    private int redirectForGood(List<Redirect> redirects) {
        var before = session.state().descriptors();
        if (!new Redirections(session).apply(redirects)) {
            throw new Unwind.Failure();
        }
        new Redirections(session).closeUnheld(before);
        return 0;
    }

    /** Sets variables for one command, which sees them as exported. */
    private int exporting(List<Assignment> assignments, IntSupplier work) {
        Map<String, Optional<Variable>> before = new LinkedHashMap<>();
        try {
            for (Assignment assignment : assignments) {
                String value = expander.text(assignment.value());
                before.putIfAbsent(assignment.name(), Optional.ofNullable(session.state().variables().get(assignment.name())));
                session.export(assignment.name(), value);
            }
            return work.getAsInt();
        } finally {
            before.forEach(this::restore);
        }
    }

    private void restore(String name, Optional<Variable> old) {
        var variables = session.state().variables();
        session.state(
                session.state().withVariables(old.map(variable -> variables.plus(name, variable)).orElseGet(() -> variables.minus(name))));
    }

    private int invoke(List<String> words) {
        Node function = session.state().functions().get(words.get(0));
        return function != null ? function(function, words) : plain(withoutCommand(words));
    }

    /** The words after {@code command}, which looks past functions and makes special builtins ordinary. */
    private static List<String> withoutCommand(List<String> words) {
        boolean prefix = words.size() > 1 && words.get(0).equals("command") && !List.of("-v", "-V").contains(words.get(1));
        return prefix ? withoutCommand(words.subList(words.get(1).equals("-p") ? 2 : 1, words.size())) : words;
    }

    private int function(Node body, List<String> words) {
        var outer = session.state().positional();
        int loops = session.loops();
        session.state(session.state().withPositional(org.pcollections.TreePVector.from(words.subList(1, words.size()))));
        session.enterFunction();
        session.loops(0);
        try {
            return new Interpreter(session).run(body);
        } catch (Unwind.Return unwind) {
            return unwind.status();
        } finally {
            session.loops(loops);
            session.leaveFunction();
            session.state(session.state().withPositional(outer));
        }
    }

    /** Runs a builtin or a program, but no function. */
    int plain(List<String> words) {
        if (Builtins.exists(words.get(0))) {
            try {
                return builtin(words);
            } catch (Unwind.Failure _) {
                return Unwind.Failure.STATUS;
            }
        }
        return program(words);
    }

    private int builtin(List<String> words) {
        Builtin builtin = Builtins.get(words.get(0));
        return session.within(words.get(0), () -> builtin.run(session, words));
    }

    /** Runs a program, or says that there is none. */
    int program(List<String> words) {
        String name = words.get(0);
        Optional<Program> program = session.shell().program(name);
        return program.map(found -> new Launcher(session).run(found, words)).orElseGet(() -> missing(words));
    }

    private int missing(List<String> words) {
        String name = words.get(0);
        if (name.isEmpty()) {
            session.complain(": Permission denied");
            return NOT_FOUND;
        }
        Optional<volscope.sim.fs.Stat> found = name.contains("/") ? look(name) : Optional.empty();
        if (found.filter(Launcher::isScript).isPresent()) {
            return new Launcher(session).script(words);
        }
        session.complain(name + (found.isPresent() ? ": Permission denied" : ": not found"));
        return found.isPresent() ? NOT_EXECUTABLE : NOT_FOUND;
    }

    private Optional<volscope.sim.fs.Stat> look(String name) {
        try {
            return session.files().stat(session.absolute(name));
        } catch (ErrnoException _) {
            return Optional.empty();
        }
    }
}
