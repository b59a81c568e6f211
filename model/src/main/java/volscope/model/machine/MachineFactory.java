package volscope.model.machine;

import java.util.Optional;

/** Builds machines from lab files. A lab file is a script whose first lines may say what the machine is made of ({@code #: key=value …}). */
public interface MachineFactory {

    /**
     * Powers a machine on. Nothing of the script is run.
     *
     * @param script
     *            the text of a lab file; the empty text gives the machine with the default hardware
     * @param kernel
     *            a profile that beats the script's own {@code kernel=}
     */
    Opening open(String script, Optional<String> kernel);

    /** Who runs the lines, as error sentences of the shell name it. */
    enum Terminal {
        /** A shell that a person types into: {@code sh}. */
        INTERACTIVE,
        /** The script runner that the reference transcripts were written by. */
        SCRIPT_RUNNER
    }

    /**
     * Powers a machine on for a terminal of some kind; machines that have one kind alone take no notice.
     *
     * @param script
     *            the text of a lab file
     * @param kernel
     *            a profile that beats the script's own {@code kernel=}
     * @param terminal
     *            who runs the lines
     */
    default Opening open(String script, Optional<String> kernel, Terminal terminal) {
        return open(script, kernel);
    }

    /**
     * Builds the same machines, but each line leaves one revision, which tells all that happened while it ran; these machines where there
     * are no such.
     */
    default MachineFactory byLines() {
        return this;
    }
}
