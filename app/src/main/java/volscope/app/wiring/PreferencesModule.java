package volscope.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;
import java.nio.file.Path;
import java.util.Optional;
import volscope.app.lab.KeptFile;
import volscope.app.lab.Memory;
import volscope.app.lab.Recents;

/** What is remembered of a person from one run to the next. */
final class PreferencesModule extends AbstractModule {
    @Override
    protected void configure() {
        OptionalBinder.newOptionalBinder(binder(), Memory.class).setBinding().toInstance(new RememberedWords());
        OptionalBinder.newOptionalBinder(binder(), KeptFile.class).setBinding().toInstance(new KeptFile(session()));
        OptionalBinder.newOptionalBinder(binder(), Recents.class).setBinding().toInstance(new RememberedFiles());
    }

    /** Where a desktop keeps the state of applications. */
    private static Optional<Path> session() {
        String state = System.getenv().getOrDefault("XDG_STATE_HOME", "");
        String home = System.getProperty("user.home", "");
        return (state.isEmpty()
                ? Optional.of(home).filter(name -> !name.isEmpty()).map(name -> Path.of(name, ".local", "state"))
                : Optional.of(Path.of(state))).map(folder -> folder.resolve("volscope").resolve("session.lab"));
    }
}
