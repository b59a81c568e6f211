package volscope.sim.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Builtins about jobs. */
final class JobBuiltins {

    static final Map<String, Builtin> ALL = Map.of("wait", JobBuiltins::await, "kill", JobBuiltins::kill, "jobs", (session, argv) -> 0,
            "fg",
            JobBuiltins::foreground, "bg", JobBuiltins::foreground);

    private static final String USAGE = "Usage: kill [-s sigspec | -signum | -sigspec] [pid | job]... or\nkill -l [exitstatus]";

    private JobBuiltins() {
    }

    private static int await(Session session, List<String> argv) {
        Children children = new Children(session);
        if (argv.size() == 1) {
            children.awaitAll();
            return 0;
        }
        OptionalInt status = OptionalInt.empty();
        for (String argument : argv.subList(1, argv.size())) {
            long job = number(session, argument);
            status = children.await(job);
            children.signalOf(job).flatMap(Signals::description).ifPresent(session.streams().error()::println);
        }
        return status.orElse(SimpleCommand.NOT_FOUND);
    }

    /** A job by its number, or by its place among the shell's jobs: {@code %2}, {@code %%}. */
    private static long number(Session session, String argument) {
        if (!argument.startsWith("%")) {
            return ControlBuiltins.number(session, argument);
        }
        var jobs = session.state().jobs();
        int place = argument.matches("%\\d{1,6}") ? Integer.parseInt(argument.substring(1)) : argument.matches("%[%+]?") ? jobs.size() : 0;
        if (place < 1 || place > jobs.size()) {
            throw session.fail("No such job: " + argument);
        }
        return jobs.get(place - 1);
    }

    private static int kill(Session session, List<String> argv) {
        List<String> arguments = argv.subList(1, argv.size());
        if (arguments.isEmpty()) {
            throw session.fail(USAGE);
        }
        if (arguments.get(0).equals("-l")) {
            return list(session, arguments.subList(1, arguments.size()));
        }
        int signal = Signals.TERM;
        if (arguments.get(0).equals("-s") && arguments.size() > 1) {
            signal = signal(session, arguments.get(1));
            arguments = arguments.subList(2, arguments.size());
        } else if (arguments.get(0).startsWith("-")) {
            signal = signal(session, arguments.get(0).substring(1));
            arguments = arguments.subList(1, arguments.size());
        }
        int status = 0;
        for (String argument : arguments) {
            status |= kill(session, argument, signal);
        }
        return status;
    }

    private static int kill(Session session, String argument, int signal) {
        boolean there = new Children(session).signal(number(session, argument), signal);
        if (!there) {
            session.complain("No such process\n");
        }
        return there ? 0 : 1;
    }

    private static int signal(Session session, String text) {
        Optional<Integer> signal = Signals.number(text);
        return signal.orElseThrow(() -> session.fail("Illegal option -" + text));
    }

    private static int list(Session session, List<String> statuses) {
        if (statuses.isEmpty()) {
            Signals.names().forEach(session.streams().output()::println);
        }
        for (String text : statuses) {
            int status = ControlBuiltins.number(session, text);
            session.streams().output()
                    .println(Signals.name(status & 0x7f).orElseThrow(() -> session.fail("invalid signal number: " + text)));
        }
        return 0;
    }

    private static int foreground(Session session, List<String> argv) {
        throw session.fail(argv.size() == 1 ? "No current job" : "No such job: " + argv.get(1));
    }
}
