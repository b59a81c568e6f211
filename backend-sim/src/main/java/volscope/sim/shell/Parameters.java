package volscope.sim.shell;

import java.util.Optional;
import java.util.stream.Collectors;

import volscope.sim.shell.ShellState.Option;
import volscope.sim.shell.syntax.Part;

/** The parameters of a shell: variables, positional and special ones. */
final class Parameters {

    private final Session session;

    Parameters(Session session) {
        this.session = session;
    }

    boolean isAll(String name) {
        return name.equals("@") || name.equals("*");
    }

    /** All positional parameters as one text. */
    String all() {
        return String.join(" ", session.state().positional());
    }

    /** A parameter's value, if it is set. */
    Optional<String> value(String name) {
        ShellState state = session.state();
        return switch (name) {
            case "?" -> Optional.of(String.valueOf(state.status()));
            case "#" -> Optional.of(String.valueOf(state.positional().size()));
            case "0" -> Optional.of(state.name());
            case "$" -> Optional.of("1");
            case "!" -> state.lastJob().map(String::valueOf);
            case "-" -> Optional.of(letters());
            case "@", "*" -> state.positional().isEmpty() ? Optional.empty() : Optional.of(all());
            default -> isDigits(name) ? positional(name) : session.variable(name);
        };
    }

    private String letters() {
        return session.state().options().stream().sorted().map(option -> String.valueOf(option.letter())).collect(Collectors.joining());
    }

    private static boolean isDigits(String name) {
        return Character.isDigit(name.charAt(0));
    }

    private Optional<String> positional(String name) {
        int number = name.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(name);
        return number <= session.state().positional().size() ? Optional.of(session.state().positional().get(number - 1)) : Optional.empty();
    }

    /** The value; empty text if it is not set, or an error where the shell was told so. */
    String required(String name) {
        Optional<String> value = value(name);
        if (value.isEmpty() && session.has(Option.NO_UNSET) && !isAll(name)) {
            throw session.fail(name + ": parameter not set");
        }
        return value.orElse("");
    }

    /** Whether a modifier finds the parameter there. */
    boolean isThere(String name, Part.Modifier modifier) {
        Optional<String> value = value(name);
        return switch (modifier) {
            case DEFAULT_EMPTY, ASSIGN_EMPTY, REQUIRE_EMPTY, ALTERNATIVE_EMPTY -> value.filter(text -> !text.isEmpty()).isPresent();
            default -> value.isPresent();
        };
    }

    /** Sets a variable from inside an expansion. */
    void assign(String name, String value) {
        if (!name.matches("[A-Za-z_]\\w*")) {
            throw session.fail(name + ": bad variable name");
        }
        session.set(name, value);
    }
}
