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
}
