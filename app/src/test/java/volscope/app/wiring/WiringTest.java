package volscope.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import volscope.app.cli.RunCommand;
import volscope.app.cli.VolscopeCommand;
import volscope.app.fake.FakeLabs;
import volscope.app.session.Act;
import volscope.app.session.Session;
import volscope.app.shell.MainWindow;
import volscope.app.tour.Tour;
import volscope.model.machine.MachineFactory;

class WiringTest {
    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static Injector injector(AbstractModule backend) {
        return Guice.createInjector(new AppModule(new PrintStream(PrintStream.nullOutputStream())), new ViewsModule(), backend);
    }

    private static AbstractModule fake() {
        return new AbstractModule() {
            @Override
            protected void configure() {
                bind(MachineFactory.class).toInstance(new FakeLabs());
            }
        };
    }

    @Test
    void theInjectorBuildsTheCommandLine() {
        Injector injector = injector(new SimulatorModule());
        assertThat(injector.getInstance(VolscopeCommand.class)).isNotNull();
        assertThat(injector.getInstance(RunCommand.class)).isNotNull();
    }

    @Test
    void anotherBackendRunsTheWindow() {
        Injector injector = injector(fake());
        MainWindow window = CompletableFuture.supplyAsync(() -> injector.getInstance(MainWindow.class), Platform::runLater).join();
        injector.getInstance(Session.class).run("vgcreate vg0 /dev/vda", Act.Source.TYPED).join();
        assertThat(CompletableFuture.supplyAsync(() -> {
            window.scene().getRoot().applyCss();
            return window.scene().lookup("#storage");
        }, Platform::runLater).join()).isNotNull();
        assertThat(CompletableFuture.supplyAsync(() -> injector.getInstance(Tour.class), Platform::runLater).join()).isNotNull();
    }
}
