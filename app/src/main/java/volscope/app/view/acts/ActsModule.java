package volscope.app.view.acts;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import volscope.app.view.Tool;

/** Puts the acts into the window. */
public final class ActsModule extends AbstractModule {
    @Override
    protected void configure() {
        Multibinder<Tool> tools = Multibinder.newSetBinder(binder(), Tool.class);
        tools.addBinding().to(SnapshotTool.class);
        tools.addBinding().to(WriteTool.class);
        tools.addBinding().to(MergeTool.class);
        tools.addBinding().to(ExtendTool.class);
        tools.addBinding().to(RemoveTool.class);
        tools.addBinding().to(RenameTool.class);
    }
}
