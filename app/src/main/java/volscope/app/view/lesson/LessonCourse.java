package volscope.app.view.lesson;

import jakarta.inject.Inject;
import java.util.List;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Lessons;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Course;

/** The lessons that ship, as the start screen and the search offer them. */
final class LessonCourse implements Course {
    private final Session session;
    private final Lessons lessons;
    private final Texts texts;

    @Inject
    LessonCourse(Session session, Lessons lessons, Texts texts) {
        this.session = session;
        this.lessons = lessons;
        this.texts = texts;
    }

    @Override
    public List<Lesson> lessons() {
        String open = session.frame().lesson().map(Attempt::exercise).map(exercise -> exercise.head().id()).orElse("");
        return lessons.catalogue().stream()
                .map(entry -> new Lesson(entry.id(), entry.number(), entry.title(), entry.id().equals(open) ? Standing.BEGUN : Standing.NEW,
                        entry.id().equals(open) ? texts.get("start.lesson.open") : texts.get("lesson.minutes", entry.minutes())))
                .toList();
    }

    /** Begins a lesson; the one that is open goes on where it is. */
    @Override
    public void begin(String id) {
        boolean open = session.frame().lesson().filter(attempt -> attempt.exercise().head().id().equals(id)).isPresent();
        if (!open) {
            var _ = session.startLesson(lessons.lesson(id), 0);
        }
    }
}
