package volscope.app.view.acts;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.multibindings.Multibinder;
import java.util.List;
import java.util.stream.Stream;
import volscope.app.session.Session;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Tool;

/** Puts the acts into the window. */
public final class ActsModule extends AbstractModule {
    @Override
    protected void configure() {
        Multibinder<Tool> tools = Multibinder.newSetBinder(binder(), Tool.class);
        tools.addBinding().to(SnapshotTool.class);
        tools.addBinding().to(WriteTool.class);
        Provider<Session> session = getProvider(Session.class);
        Provider<Texts> texts = getProvider(Texts.class);
        Provider<Amounts> amounts = getProvider(Amounts.class);
        Stream.of(SnapshotDeeds.all(), VolumeDeeds.all(), GroupDeeds.all(), MachineDeeds.all()).flatMap(List::stream)
                .forEach(deed -> tools.addBinding()
                        .toProvider(() -> new TableTool(deed, session.get(), texts.get(), amounts.get())));
    }
}
