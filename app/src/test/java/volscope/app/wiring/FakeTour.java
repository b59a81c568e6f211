package volscope.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import java.io.PrintStream;
import volscope.app.cli.InBulk;
import volscope.app.fake.FakeLabs;
import volscope.model.machine.MachineFactory;

/** Plays the tour on fake machines, for a look at the window. */
public final class FakeTour {
    private FakeTour() {
    }

    public static void main(String[] args) {
        PrintStream out = System.out;
        int code = Launch.run(Guice.createInjector(new AppModule(out), new ViewsModule(), new AbstractModule() {
            @Override
            protected void configure() {
                bind(MachineFactory.class).toInstance(new FakeLabs());
                bind(MachineFactory.class).annotatedWith(InBulk.class).toInstance(new FakeLabs());
            }
        }), System.err, args);
        System.exit(code);
    }
}
