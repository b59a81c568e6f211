package volscope.app.shell;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import volscope.model.machine.Machine;
import volscope.model.machine.MachineFactory;
import volscope.model.machine.Opening;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** The simulator, with the machine that was opened last within reach. */
final class OneMachine implements MachineFactory {
    private final MachineFactory machines = new SimulatedMachines(MachineRecording.STEPS, 1);
    private @Nullable Machine last;

    @Override
    public Opening open(String script, Optional<String> kernel) {
        Opening opening = machines.open(script, kernel);
        if (opening instanceof Opening.Lab lab) {
            last = lab.machine();
        }
        return opening;
    }

    Machine last() {
        return Objects.requireNonNull(last);
    }
}
