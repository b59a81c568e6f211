package volscope.app.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.io.BufferedOutputStream;
import volscope.app.cli.CheckCommand;
import volscope.app.cli.GradeCommand;
import volscope.app.cli.HandInCommand;
import volscope.app.cli.LessonCheckCommand;
import volscope.app.cli.LessonCommand;
import volscope.app.cli.LessonExportCommand;
import volscope.app.cli.RenderCommand;
import volscope.app.cli.RunCommand;
import volscope.app.cli.TourCommand;
import volscope.app.cli.VolscopeCommand;
import volscope.app.shell.Settings;
import volscope.app.text.Texts;

/** Wires the application and runs its command line. */
public final class Launch {
    private static final int BUFFER = 1 << 16;

    private Launch() {
    }

    /**
     * Runs the application.
     *
     * @return its exit code
     */
    public static int run(String... arguments) {
        PrintStream out = new PrintStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER), false,
                StandardCharsets.UTF_8);
        try {
            Locale language = VolscopeCommand.language(arguments)
                    .or(() -> new RememberedWords().get(Settings.LANGUAGE).map(Locale::forLanguageTag)).orElseGet(Locale::getDefault);
            return run(
                    Guice.createInjector(new AppModule(out, language), new ViewsModule(), new PreferencesModule(), new SimulatorModule()),
                    System.err, arguments);
        } finally {
            out.flush();
        }
    }

    static int run(Injector injector, PrintStream err, String... arguments) {
        return VolscopeCommand.commandLine(injector.getInstance(VolscopeCommand.class), injector.getInstance(RunCommand.class),
                injector.getInstance(TourCommand.class), injector.getInstance(Texts.class), err,
                injector.getInstance(CheckCommand.class), injector.getInstance(RenderCommand.class),
                LessonCommand.commandLine(injector.getInstance(LessonCommand.class), injector.getInstance(LessonCheckCommand.class),
                        injector.getInstance(HandInCommand.class), injector.getInstance(LessonExportCommand.class)),
                injector.getInstance(GradeCommand.class))
                .execute(arguments);
    }
}
