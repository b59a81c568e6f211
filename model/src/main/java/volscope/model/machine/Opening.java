package volscope.model.machine;

import java.util.List;

/** What opening a lab file gives: a machine with the lines to run on it, or a refusal that left nothing behind. */
public sealed interface Opening {

    /**
     * A lab that is ready.
     *
     * @param machine
     *            the machine, just powered on
     * @param lines
     *            the script's lines in order, continued lines joined, without those that describe the machine
     */
    record Lab(Machine machine, List<ScriptLine> lines) implements Opening {
    }

    /**
     * A lab that can't be opened.
     *
     * @param reason
     *            what is wrong with it
     * @param line
     *            the number of the line it stands in, from 1; 0 if it stands in none
     * @param arguments
     *            what to put into the reason's sentence, in the order the reason names them
     */
    record Refused(Reason reason, int line, List<String> arguments) implements Opening {

        /** A refusal with its arguments. */
        public static Refused of(Reason reason, int line, Object... arguments) {
            return new Refused(reason, line, java.util.Arrays.stream(arguments).map(String::valueOf).toList());
        }
    }

    /** Why labs are refused. Each has a sentence per language. */
    enum Reason {
        /** The profile asked for, the profiles there are (joined by spaces). */
        UNKNOWN_KERNEL,
        /** The key. */
        UNKNOWN_KEY,
        /** The key, its value, what it takes. */
        BAD_VALUE,
        /** The word that is no {@code key=value}. */
        NOT_A_SETTING
    }
}
