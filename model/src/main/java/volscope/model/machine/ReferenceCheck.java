package volscope.model.machine;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Compares a machine with a reference that obeys every rule in the most obvious way: random sequences of commands run on both. */
public interface ReferenceCheck {

    /**
     * Runs commands until the two differ or there have been enough.
     *
     * @param kernel
     *            the profile; without one the machine's own choice
     * @param progress
     *            told now and then how many commands have been run
     */
    Verdict run(Budget budget, Optional<String> kernel, LongConsumer progress);

    /**
     * How much is to be run.
     *
     * @param commands
     *            over all sequences, at least 1
     * @param seed
     *            from which all is drawn
     */
    record Budget(long commands, long seed) {
        public Budget {
            if (commands < 1) {
                throw new IllegalArgumentException("a check of " + commands + " commands");
            }
        }
    }

    /** What was found. */
    sealed interface Verdict {
    }

    /** No difference. */
    record Same() implements Verdict {
    }

    /**
     * A difference.
     *
     * @param script
     *            the shortest lines found that show it, the last one by what it gives
     * @param expected
     *            what the reference says of the last line
     * @param found
     *            what the machine says of it
     */
    record Different(List<String> script, String expected, String found) implements Verdict {
        public Different {
            script = List.copyOf(script);
        }
    }

    /**
     * There is no such kernel.
     *
     * @param refused
     *            as a lab would be
     */
    record NoKernel(Opening.Refused refused) implements Verdict {
    }
}
