package volscope.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;
import volscope.app.lab.Memory;
import volscope.app.lab.Recents;

/** What is remembered of a person from one run to the next. */
final class PreferencesModule extends AbstractModule {
    @Override
    protected void configure() {
        OptionalBinder.newOptionalBinder(binder(), Memory.class).setBinding().toInstance(new RememberedWords());
        OptionalBinder.newOptionalBinder(binder(), Recents.class).setBinding().toInstance(new RememberedFiles());
    }
}
