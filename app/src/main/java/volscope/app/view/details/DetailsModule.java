package volscope.app.view.details;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import volscope.app.view.Panel;

/** Puts what is selected into the window. */
public final class DetailsModule extends AbstractModule {
    @Override
    protected void configure() {
        Multibinder.newSetBinder(binder(), Panel.class).addBinding().to(DetailsView.class);
    }
}
