package volscope.app.view.lesson;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import volscope.app.view.Course;
import volscope.app.view.Panel;

/** Puts lessons into the window. */
public final class LessonModule extends AbstractModule {
    @Override
    protected void configure() {
        Multibinder<Panel> panels = Multibinder.newSetBinder(binder(), Panel.class);
        panels.addBinding().to(LessonView.class);
        panels.addBinding().to(GoalsView.class);
        OptionalBinder.newOptionalBinder(binder(), Course.class).setBinding().to(ShippedCourse.class);
    }
}
