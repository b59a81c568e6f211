package volscope.app.view.record;

import com.google.inject.AbstractModule;
import volscope.app.view.Recorder;

/** Puts the teacher's side into the window. */
public final class RecordModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(Recorder.class).to(LessonRecorder.class);
    }
}
