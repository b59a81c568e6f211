package volscope.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.application.Platform;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    void theTourTellsTheReportOnTheSimulatorAndTakesItsPictures(@TempDir Path folder) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Injector injector = Guice.createInjector(new AppModule(out), new ViewsModule(), new SimulatorModule());
        CompletableFuture.supplyAsync(() -> injector.getInstance(Tour.class), Platform::runLater).join().play(folder);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("$ lvcreate -s -L 4M -n snap0 vg0/lv0\n",
                "k| device-mapper: ioctl: can't change device type (old=3 vs new=1) after initial table load.\n", "? 5\n", "= end\n");
        try (Stream<Path> pictures = Files.list(folder)) {
            assertThat(pictures).hasSizeGreaterThanOrEqualTo(3).allSatisfy(file -> {
                BufferedImage picture = ImageIO.read(file.toFile());
                assertThat(picture.getWidth()).isEqualTo(1280);
                assertThat(picture.getHeight()).isEqualTo(800);
                assertThat(Arrays.stream(picture.getRGB(0, 0, 1280, 800, null, 0, 1280)).distinct().count()).isGreaterThan(50);
            });
        }
    }

    @Test
    void everyBindingCanBeBuilt() {
        Injector injector = Guice.createInjector(new AppModule(new PrintStream(PrintStream.nullOutputStream())), new ViewsModule(),
                new PreferencesModule(), new SimulatorModule());
        assertThat(injector.getAllBindings()).hasSizeGreaterThan(60);
        CompletableFuture.runAsync(() -> injector.getAllBindings().values().forEach(binding -> assertThat(binding.getProvider().get())
                .as(binding.toString()).isNotNull()), Platform::runLater).join();
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
