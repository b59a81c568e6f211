package volscope.app.wiring;

import com.google.inject.AbstractModule;
import volscope.app.cli.InBulk;
import volscope.model.machine.MachineFactory;
import volscope.model.machine.ReferenceCheck;
import volscope.sim.check.fuzz.NaiveCheck;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** Binds the simulator behind the port. */
final class SimulatorModule extends AbstractModule {
    /** Whatever a machine draws, it draws the same each time. */
    private static final long SEED = 1;

    @Override
    protected void configure() {
        bind(ReferenceCheck.class).to(NaiveCheck.class);
        bind(MachineFactory.class).toInstance(new SimulatedMachines(MachineRecording.STEPS, SEED));
        bind(MachineFactory.class).annotatedWith(InBulk.class).toInstance(new SimulatedMachines(MachineRecording.LINES, SEED));
    }
}
