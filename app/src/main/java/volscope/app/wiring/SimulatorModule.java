package volscope.app.wiring;

import com.google.inject.AbstractModule;
import volscope.model.machine.MachineFactory;

/** Binds the simulator behind the port. */
final class SimulatorModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(MachineFactory.class).toInstance((script, kernel) -> {
            throw new UnsupportedOperationException("no simulator yet");
        });
    }
}
