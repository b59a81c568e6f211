package volscope.sim.shell;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.pcollections.TreePVector;

import volscope.sim.shell.ShellState.Option;
import volscope.sim.shell.Variable.Attribute;

/** Builtins that change variables and options. */
final class VariableBuiltins {

    static final Map<String, Builtin> ALL = Map.of("export", (session, argv) -> mark(session, argv, Attribute.EXPORTED), "readonly",
            (session, argv) -> mark(session, argv, Attribute.READ_ONLY), "local", VariableBuiltins::local, "unset", VariableBuiltins::unset,
            "set",
            VariableBuiltins::set, "read", VariableBuiltins::read);

    private VariableBuiltins() {
    }

    private static boolean isName(String text) {
        return text.matches("[A-Za-z_]\\w*");
    }

    private static String requireName(Session session, String name) {
        if (!isName(name)) {
            throw session.fail(name + ": bad variable name");
        }
        return name;
    }

    /** The name in {@code name=value} or {@code name}. */
    private static String name(Session session, String argument) {
        int equals = argument.indexOf('=');
        return requireName(session, equals < 0 ? argument : argument.substring(0, equals));
    }

    private static Optional<String> value(String argument) {
        int equals = argument.indexOf('=');
        return equals < 0 ? Optional.empty() : Optional.of(argument.substring(equals + 1));
    }

    private static int mark(Session session, List<String> argv, Attribute attribute) {
        if (argv.size() == 1 || argv.get(1).equals("-p")) {
            list(session, argv.get(0), attribute);
            return 0;
        }
        for (String argument : argv.subList(1, argv.size())) {
            String name = name(session, argument);
            value(argument).ifPresent(value -> session.set(name, value));
            Variable variable = session.state().variables().get(name);
            if (variable != null) {
                session.state(session.state().withVariables(session.state().variables().plus(name, variable.with(attribute))));
            }
        }
        return 0;
    }

    private static void list(Session session, String word, Attribute attribute) {
        session.state().variables().forEach((name, variable) -> {
            if (variable.is(attribute)) {
                session.streams().output().println(word + " " + name + "=" + quoted(variable.value()));
            }
        });
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "'\"'\"'") + "'";
    }

    private static int local(Session session, List<String> argv) {
        for (String argument : argv.subList(1, argv.size())) {
            String name = name(session, argument);
            if (session.inFunction()) {
                session.makeLocal(name);
            }
            value(argument).ifPresent(value -> session.set(name, value));
        }
        return 0;
    }

    private static int unset(Session session, List<String> argv) {
        boolean functions = argv.size() > 1 && argv.get(1).equals("-f");
        int first = argv.size() > 1 && argv.get(1).startsWith("-") ? 2 : 1;
        for (String name : argv.subList(first, argv.size())) {
            if (functions) {
                session.state(session.state().withFunctions(session.state().functions().minus(name)));
            } else {
                session.unset(requireName(session, name));
            }
        }
        return 0;
    }

    private static int set(Session session, List<String> argv) {
        if (argv.size() == 1) {
            session.state().variables()
                    .forEach((name, variable) -> session.streams().output().println(name + "=" + quoted(variable.value())));
            return 0;
        }
        int i = 1;
        while (i < argv.size() && argv.get(i).matches("[-+].+") && !argv.get(i).equals("--")) {
            if (argv.get(i).matches("[-+]o") && i + 1 < argv.size()) {
                longOption(session, argv.get(i), argv.get(i + 1));
                i++;
            } else {
                options(session, argv.get(i));
            }
            i++;
        }
        boolean dashes = i < argv.size() && (argv.get(i).equals("--") || argv.get(i).equals("-"));
        if (dashes || i < argv.size()) {
            session.state(session.state().withPositional(TreePVector.from(argv.subList(dashes ? i + 1 : i, argv.size()))));
        }
        return 0;
    }

    private static void longOption(Session session, String sign, String name) {
        Map<String, String> letters = Map.of("errexit", "e", "noglob", "f", "nounset", "u", "xtrace", "x");
        String letter = letters.get(name);
        if (letter == null) {
            throw session.fail("Illegal option " + sign + " " + name);
        }
        options(session, sign.charAt(0) + letter);
    }

    private static void options(Session session, String letters) {
        Set<Option> options = session.state().options().isEmpty()
                ? EnumSet.noneOf(Option.class)
                : EnumSet.copyOf(session.state().options());
        for (char letter : letters.substring(1).toCharArray()) {
            Option option = EnumSet.allOf(Option.class).stream().filter(candidate -> candidate.letter() == letter).findFirst()
                    .orElseThrow(() -> session.fail("Illegal option " + letters.charAt(0) + letter));
            if (letters.startsWith("-")) {
                options.add(option);
            } else {
                options.remove(option);
            }
        }
        session.state(session.state().withOptions(options));
    }

    private static int read(Session session, List<String> argv) {
        List<String> names = new ArrayList<>(argv.subList(1, argv.size()));
        boolean raw = false;
        while (!names.isEmpty() && names.get(0).startsWith("-")) {
            String option = names.remove(0);
            raw |= option.contains("r");
            if (option.equals("-p") && !names.isEmpty()) {
                names.remove(0);
            }
        }
        if (names.isEmpty()) {
            throw session.fail("arg count");
        }
        names.forEach(name -> requireName(session, name));
        return ReadLine.of(session.streams().input(), raw).assign(session, names);
    }
}
