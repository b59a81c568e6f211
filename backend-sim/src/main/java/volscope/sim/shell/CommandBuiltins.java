package volscope.sim.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import volscope.sim.fs.Stat;
import volscope.sim.fs.tool.Modes;
import volscope.sim.kernel.ErrnoException;

/** Builtins about commands, directories and the process. */
final class CommandBuiltins {

    static final Map<String, Builtin> ALL = Map.of("command", CommandBuiltins::command, "type", CommandBuiltins::type, "hash",
            (session, argv) -> 0, "trap", (session, argv) -> 0, "times", CommandBuiltins::times, "cd", CommandBuiltins::changeDirectory,
            "pwd",
            CommandBuiltins::printDirectory, "umask", CommandBuiltins::umask, "ulimit", (session, argv) -> 0);

    private static final Set<String> KEYWORDS = Set.of("!", "case", "do", "done", "elif", "else", "esac", "fi", "for", "if", "in", "then",
            "until", "while", "{", "}");

    private CommandBuiltins() {
    }

    /** What is left of {@code command} when the word after it is no command. */
    private static int command(Session session, List<String> argv) {
        if (argv.size() < 3) {
            return 0;
        }
        return describe(session, argv.get(2), argv.get(1).equals("-v") ? CommandBuiltins::brief : CommandBuiltins::verbose);
    }

    /** How a command is told about. */
    private interface Telling {

        Optional<String> tell(Session session, String name);
    }

    private static int describe(Session session, String name, Telling telling) {
        Optional<String> told = telling.tell(session, name);
        told.ifPresent(session.streams().output()::println);
        return told.isPresent() ? 0 : SimpleCommand.NOT_FOUND;
    }

    private static Optional<String> brief(Session session, String name) {
        boolean inShell = KEYWORDS.contains(name) || Builtins.exists(name) || session.state().functions().containsKey(name);
        return inShell ? Optional.of(name) : session.shell().program(name).map(program -> session.shell().path(name));
    }

    private static Optional<String> verbose(Session session, String name) {
        if (KEYWORDS.contains(name)) {
            return Optional.of(name + " is a shell keyword");
        }
        if (session.state().functions().containsKey(name)) {
            return Optional.of(name + " is a shell function");
        }
        if (Builtins.exists(name)) {
            return Optional.of(name + (Builtins.isSpecial(name) ? " is a special shell builtin" : " is a shell builtin"));
        }
        return session.shell().program(name).map(program -> name + " is " + session.shell().path(name));
    }

    private static int type(Session session, List<String> argv) {
        int status = 0;
        for (String name : argv.subList(1, argv.size())) {
            Optional<String> told = verbose(session, name);
            session.streams().output().println(told.orElse(name + ": not found"));
            status = told.isPresent() ? status : SimpleCommand.NOT_FOUND;
        }
        return status;
    }

    private static int times(Session session, List<String> argv) {
        session.streams().output().print("0m0.000000s 0m0.000000s\n0m0.000000s 0m0.000000s\n");
        return 0;
    }

    private static int changeDirectory(Session session, List<String> argv) {
        List<String> operands = argv.stream().skip(1).filter(word -> !word.equals("-L") && !word.equals("-P") && !word.equals("--"))
                .toList();
        String target = operands.isEmpty() ? session.variable("HOME").orElse("") : operands.get(0);
        boolean back = target.equals("-");
        String wanted = back ? session.variable("OLDPWD").orElse("") : target;
        if (wanted.isEmpty()) {
            return 0;
        }
        String path = clean(session.absolute(wanted));
        if (!isDirectory(session, path)) {
            throw session.fail("can't cd to " + wanted);
        }
        session.set("OLDPWD", session.state().cwd());
        session.set("PWD", path);
        session.state(session.state().withCwd(path));
        if (back) {
            session.streams().output().println(path);
        }
        return 0;
    }

    private static boolean isDirectory(Session session, String path) {
        try {
            return session.files().stat(path).filter(Stat::isDirectory).isPresent();
        } catch (ErrnoException _) {
            return false;
        }
    }

    /** A path without dots and double slashes, as text. */
    private static String clean(String path) {
        var parts = new java.util.ArrayDeque<String>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    private static int printDirectory(Session session, List<String> argv) {
        boolean physical = argv.size() > 1 && argv.get(1).equals("-P");
        session.streams().output().println(physical ? session.files().realPath(session.state().cwd()) : session.state().cwd());
        return 0;
    }

    private static int umask(Session session, List<String> argv) {
        if (argv.size() == 1) {
            session.streams().output().println(String.format("%04o", session.state().umask()));
            return 0;
        }
        int mask = Modes.read(argv.get(1)).orElseThrow(() -> session.fail("Illegal number: " + argv.get(1)));
        session.state(session.state().withUmask(mask));
        return 0;
    }
}
