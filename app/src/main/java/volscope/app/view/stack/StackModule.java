package volscope.app.view.stack;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import volscope.app.view.Panel;

/** Puts the stack into the window. */
public final class StackModule extends AbstractModule {
    @Override
    protected void configure() {
        Multibinder.newSetBinder(binder(), Panel.class).addBinding().to(StackView.class);
    }
}
