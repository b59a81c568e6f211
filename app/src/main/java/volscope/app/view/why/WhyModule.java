package volscope.app.view.why;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import volscope.app.view.Panel;

/** Puts the answers to Why? into the window. */
public final class WhyModule extends AbstractModule {
    @Override
    protected void configure() {
        Multibinder.newSetBinder(binder(), Panel.class).addBinding().to(WhyView.class);
    }
}
