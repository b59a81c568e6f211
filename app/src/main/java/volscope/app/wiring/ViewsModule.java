package volscope.app.wiring;

import com.google.inject.AbstractModule;
import volscope.app.lesson.draft.Examiner;
import volscope.app.teach.LessonChecker;
import volscope.app.view.acts.ActsModule;
import volscope.app.view.bytes.BytesModule;
import volscope.app.view.check.CheckModule;
import volscope.app.view.compare.CompareModule;
import volscope.app.view.details.DetailsModule;
import volscope.app.view.events.EventsModule;
import volscope.app.view.exceptions.ExceptionsModule;
import volscope.app.view.forecast.ForecastModule;
import volscope.app.view.history.HistoryModule;
import volscope.app.view.lesson.LessonModule;
import volscope.app.view.map.MapModule;
import volscope.app.view.pages.PagesModule;
import volscope.app.view.record.RecordModule;
import volscope.app.view.stack.StackModule;
import volscope.app.view.start.StartModule;
import volscope.app.view.storage.StorageModule;
import volscope.app.view.terminal.TerminalModule;
import volscope.app.view.timeline.TimelineModule;
import volscope.app.view.why.WhyModule;

/** The views that the window has, a module each. */
public final class ViewsModule extends AbstractModule {
    @Override
    protected void configure() {
        install(new StartModule());
        install(new ActsModule());
        install(new StorageModule());
        install(new MapModule());
        install(new StackModule());
        install(new BytesModule());
        install(new CompareModule());
        install(new PagesModule());
        install(new TimelineModule());
        install(new TerminalModule());
        install(new ExceptionsModule());
        install(new HistoryModule());
        install(new EventsModule());
        install(new ForecastModule());
        install(new DetailsModule());
        install(new WhyModule());
        install(new LessonModule());
        install(new CheckModule());
        install(new RecordModule());
        bind(Examiner.class).to(LessonChecker.class);
    }
}
