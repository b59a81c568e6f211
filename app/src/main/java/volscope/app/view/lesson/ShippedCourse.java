package volscope.app.view.lesson;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Lessons;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Course;

/** The lessons that ship, with how far one came in this session. */
@Singleton
final class ShippedCourse implements Course {
    private final Lessons lessons;
    private final Session session;
    private final Texts texts;
    private final Map<String, Standing> standings = new HashMap<>();

    @Inject
    ShippedCourse(Lessons lessons, Session session, Texts texts) {
        this.lessons = lessons;
        this.session = session;
        this.texts = texts;
        var _ = session.listen(this::follow);
    }

    private synchronized void follow(Frame frame) {
        frame.lesson().ifPresent(attempt -> standings.merge(attempt.exercise().head().id(),
                attempt.isSolved() ? Standing.DONE : Standing.BEGUN, (old, now) -> old == Standing.DONE ? old : now));
    }

    @Override
    public synchronized List<Lesson> lessons() {
        return lessons.catalogue().stream().map(entry -> new Lesson(entry.id(), entry.number(), entry.title(),
                standings.getOrDefault(entry.id(), Standing.NEW), note(entry))).toList();
    }

    private String note(Lessons.Entry entry) {
        return isOpen(entry.id()) ? texts.get("start.lesson.open") : texts.get("lesson.minutes", entry.minutes());
    }

    private boolean isOpen(String id) {
        return session.frame().lesson().map(Attempt::exercise).filter(exercise -> exercise.head().id().equals(id)).isPresent();
    }

    @Override
    public void begin(String id) {
        if (isOpen(id)) {
            session.resumeLesson();
        } else {
            var _ = session.startLesson(lessons.lesson(id), 0);
        }
    }
}
