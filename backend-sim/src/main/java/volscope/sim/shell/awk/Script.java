package volscope.sim.shell.awk;

import java.util.List;
import java.util.Map;

/** A script: rules in order, and functions by name. */
record Script(List<Rule> rules, Map<String, Function> functions) {

    Script {
        rules = List.copyOf(rules);
        functions = Map.copyOf(functions);
    }

    /** What is done when. */
    record Rule(When when, Statement action) {
    }

    /** When a rule applies. */
    sealed interface When {
    }

    /** Before the first record. */
    record Begin() implements When {
    }

    /** After the last record. */
    record End() implements When {
    }

    /** For each record. */
    record Always() implements When {
    }

    /** For records for which an expression is true. */
    record Condition(Expr expression) implements When {
    }

    /** From a record to another. */
    record Range(Expr from, Expr to) implements When {
    }

    /** A function. */
    record Function(List<String> parameters, Statement body) {
    }
}
