package volscope.app.view.start;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import com.google.inject.multibindings.OptionalBinder;
import volscope.app.lab.KeptFile;
import volscope.app.lab.Memory;
import volscope.app.lab.Recents;
import volscope.app.view.Course;
import volscope.app.view.StartPage;

/** Puts the start screen into the window. Who has lessons or a memory for files binds them. */
public final class StartModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(StartPage.class).to(StartView.class);
        OptionalBinder.newOptionalBinder(binder(), Recents.class).setDefault().to(Recents.Forgetful.class).in(Scopes.SINGLETON);
        OptionalBinder.newOptionalBinder(binder(), Memory.class).setDefault().to(Memory.Forgetful.class).in(Scopes.SINGLETON);
        OptionalBinder.newOptionalBinder(binder(), KeptFile.class).setDefault().toInstance(KeptFile.NONE);
        OptionalBinder.newOptionalBinder(binder(), Course.class).setDefault().to(Course.None.class);
    }
}
