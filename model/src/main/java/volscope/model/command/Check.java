package volscope.model.command;

import java.util.List;

/** A rule between the options of a command that is looked at after a form has been found. */
public sealed interface Check {

    /** None of these options may be zero. */
    record NotZero(List<String> options) implements Check {
        public NotZero {
            options = List.copyOf(options);
        }
    }

    /**
     * Two options exclude each other.
     *
     * @param first
     *            an option
     * @param second
     *            the other
     * @param sentence
     *            what is said when both are given
     */
    record Clash(String first, String second, String sentence) implements Check {
    }

    /**
     * Two options are given together or not at all.
     *
     * @param first
     *            an option
     * @param second
     *            the other
     * @param sentence
     *            what is said when one is missing
     */
    record Together(String first, String second, String sentence) implements Check {
    }
}
