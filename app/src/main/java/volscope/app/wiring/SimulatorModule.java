package volscope.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.multibindings.OptionalBinder;
import jakarta.inject.Singleton;
import volscope.app.cli.InBulk;
import volscope.app.lesson.LessonConditions;
import volscope.app.teach.Played;
import volscope.model.machine.Conditions;
import volscope.model.machine.Exploration;
import volscope.model.machine.MachineFactory;
import volscope.model.machine.ReferenceCheck;
import volscope.sim.check.fuzz.NaiveCheck;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;
import volscope.sim.machine.explore.Explorer;

/** Binds the simulator behind the port. */
final class SimulatorModule extends AbstractModule {
    /** Whatever a machine draws, it draws the same each time. */
    private static final long SEED = 1;

    @Override
    protected void configure() {
        bind(ReferenceCheck.class).to(NaiveCheck.class);
        bind(Conditions.class).to(LessonConditions.class);
        Provider<Conditions> conditions = getProvider(Conditions.class);
        OptionalBinder.newOptionalBinder(binder(), Key.get(MachineFactory.class, Played.class)).setBinding()
                .toProvider(() -> SimulatedMachines.unjudged(SEED, conditions.get())).in(Singleton.class);
    }

    @Provides
    @Singleton
    Exploration exploration() {
        return new Explorer(SEED);
    }

    @Provides
    @Singleton
    MachineFactory factory(Conditions conditions) {
        return new SimulatedMachines(MachineRecording.STEPS, SEED, conditions);
    }

    @Provides
    @Singleton
    @InBulk
    MachineFactory bulkFactory(Conditions conditions) {
        return new SimulatedMachines(MachineRecording.LINES, SEED, conditions);
    }
}
