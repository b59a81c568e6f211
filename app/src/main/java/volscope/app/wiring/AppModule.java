package volscope.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import volscope.app.cli.Screens;
import volscope.app.teach.Played;
import volscope.app.text.Texts;
import volscope.model.machine.MachineFactory;

/** What comes from outside: language, clock, the thread that simulates, where output goes. */
final class AppModule extends AbstractModule {
    private final PrintStream out;
    private final Locale language;

    AppModule(PrintStream out) {
        this(out, Locale.getDefault());
    }

    AppModule(PrintStream out, Locale language) {
        this.out = out;
        this.language = language;
    }

    @Override
    protected void configure() {
        bind(PrintStream.class).toInstance(out);
        bind(InstantSource.class).toInstance(InstantSource.system());
        bind(Texts.class).toInstance(Texts.of(language));
        bind(Screens.class).to(Desktop.class);
        OptionalBinder.newOptionalBinder(binder(), Key.get(MachineFactory.class, Played.class)).setDefault().to(MachineFactory.class);
    }

    /** One thread, so lines run one after the other; it never keeps the application alive. */
    @Provides
    @Singleton
    Executor background() {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().name("simulation").daemon().factory());
    }
}
