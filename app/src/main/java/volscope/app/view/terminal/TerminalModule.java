package volscope.app.view.terminal;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import volscope.app.view.Panel;

/** Puts the terminal into the window. */
public final class TerminalModule extends AbstractModule {
    @Override
    protected void configure() {
        Multibinder.newSetBinder(binder(), Panel.class).addBinding().to(TerminalView.class);
    }
}
