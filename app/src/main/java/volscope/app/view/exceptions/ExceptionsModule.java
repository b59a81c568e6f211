package volscope.app.view.exceptions;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import volscope.app.view.Panel;

/** Puts the exceptions into the window. */
public final class ExceptionsModule extends AbstractModule {
    @Override
    protected void configure() {
        Multibinder.newSetBinder(binder(), Panel.class).addBinding().to(ExceptionsView.class);
    }
}
