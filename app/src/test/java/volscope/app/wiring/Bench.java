package volscope.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.PrintStream;
import volscope.model.machine.MachineFactory;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** Wires the application for programs that measure it: a machine that keeps a revision for each line. */
public final class Bench {
    private Bench() {
    }

    /** The application over a machine for bulk work. */
    public static Injector injector() {
        return injector(new SimulatedMachines(MachineRecording.LINES, 1));
    }

    /** The application over machines of a factory. */
    public static Injector injector(MachineFactory machines) {
        return Guice.createInjector(new AppModule(new PrintStream(PrintStream.nullOutputStream())), new ViewsModule(),
                new AbstractModule() {
                    @Override
                    protected void configure() {
                        bind(MachineFactory.class).toInstance(machines);
                    }
                });
    }
}
