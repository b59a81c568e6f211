package volscope.app.view.check;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import volscope.app.view.Panel;
import volscope.model.machine.Exploration;

/** Puts the check into the window. Who can explore binds that. */
public final class CheckModule extends AbstractModule {
    @Override
    protected void configure() {
        Multibinder.newSetBinder(binder(), Panel.class).addBinding().to(CheckView.class);
        OptionalBinder.newOptionalBinder(binder(), Exploration.class);
    }
}
