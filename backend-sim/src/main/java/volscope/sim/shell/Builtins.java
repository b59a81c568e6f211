package volscope.sim.shell;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The builtins by name. */
final class Builtins {

    private static final Set<String> SPECIAL = Set.of(".", ":", "break", "continue", "eval", "exec", "exit", "export", "readonly", "return",
            "set",
            "shift", "times", "trap", "unset");

    private static final Set<String> ASSIGNING = Set.of("export", "readonly", "local");

    private static final Map<String, Builtin> ALL = all();

    private Builtins() {
    }

    private static Map<String, Builtin> all() {
        Map<String, Builtin> all = new TreeMap<>();
        all.putAll(ControlBuiltins.ALL);
        all.putAll(VariableBuiltins.ALL);
        all.putAll(TextBuiltins.ALL);
        all.putAll(JobBuiltins.ALL);
        all.putAll(CommandBuiltins.ALL);
        return Map.copyOf(all);
    }

    static boolean exists(String name) {
        return ALL.containsKey(name);
    }

    static Builtin get(String name) {
        return Optional.ofNullable(ALL.get(name)).orElseThrow();
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    /** Whether its errors end the line and assignments before it stay. */
    static boolean isSpecial(String name) {
        return SPECIAL.contains(name);
    }

    /** Whether its arguments can be assignments, which are not split. */
    static boolean takesAssignments(String name) {
        return ASSIGNING.contains(name);
    }
}
