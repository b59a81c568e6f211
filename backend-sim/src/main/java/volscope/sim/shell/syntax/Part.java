package volscope.sim.shell.syntax;

import java.util.List;

/** A part of a word. */
public sealed interface Part {

    /** Text as written: unquoted in a word, quoted inside {@link Double}. */
    record Literal(String text) implements Part {
    }

    /** Text between single quotes or after a backslash. */
    record Quoted(String text) implements Part {
    }

    /** What stands between double quotes. */
    record Double(List<Part> parts) implements Part {

        public Double {
            parts = List.copyOf(parts);
        }
    }

    /** {@code $name}: a variable, a positional or a special parameter. */
    record Parameter(String name) implements Part {
    }

    /** <code>${#name}</code>. */
    record Length(String name) implements Part {
    }

    /** <code>${name:-word}</code> and its relatives. */
    record Modified(String name, Modifier modifier, Word word) implements Part {
    }

    /** <code>${</code> … <code>}</code> with something inside that has no meaning; an error when it is expanded. */
    record BadSubstitution() implements Part {
    }

    /** {@code $(body)}, or the same between back quotes. */
    record Command(Node body) implements Part {
    }

    /** {@code $((expression))}. */
    record Arithmetic(Word expression) implements Part {
    }

    /** What a braced parameter does with its word. */
    enum Modifier {
        /** The word, if the parameter is unset. */
        DEFAULT("-"),
        /** The word, if the parameter is unset or empty. */
        DEFAULT_EMPTY(":-"),
        /** Set to the word, if unset. */
        ASSIGN("="),
        /** Set to the word, if unset or empty. */
        ASSIGN_EMPTY(":="),
        /** An error, if unset. */
        REQUIRE("?"),
        /** An error, if unset or empty. */
        REQUIRE_EMPTY(":?"),
        /** The word, if set. */
        ALTERNATIVE("+"),
        /** The word, if set and not empty. */
        ALTERNATIVE_EMPTY(":+"),
        /** Without the longest match at the start. */
        TRIM_LONGEST_PREFIX("##"),
        /** Without the shortest match at the start. */
        TRIM_PREFIX("#"),
        /** Without the longest match at the end. */
        TRIM_LONGEST_SUFFIX("%%"),
        /** Without the shortest match at the end. */
        TRIM_SUFFIX("%");

        private final String symbol;

        Modifier(String symbol) {
            this.symbol = symbol;
        }

        /** How it is written after the name. */
        public String symbol() {
            return symbol;
        }

        /** Whether its word is a pattern. */
        public boolean trims() {
            return ordinal() >= TRIM_LONGEST_PREFIX.ordinal();
        }
    }
}
