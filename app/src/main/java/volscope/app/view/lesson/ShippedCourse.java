package volscope.app.view.lesson;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Lessons;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Course;

/** The lessons that ship, with how far one came in this session. */
@Singleton
final class ShippedCourse implements Course {
    /** The last lesson of the course that has a number. */
    private static final int LAST = 12;

    private final Lessons lessons;
    private final Session session;
    private final Texts texts;
    private final Map<String, Standing> standings = new HashMap<>();

    @Inject
    ShippedCourse(Lessons lessons, Session session, Texts texts) {
        this.lessons = lessons;
        this.session = session;
        this.texts = texts;
        var unused = session.listen(this::follow);
    }

    private synchronized void follow(Frame frame) {
        frame.lesson().ifPresent(attempt -> standings.merge(attempt.exercise().head().id(),
                attempt.isSolved() ? Standing.DONE : Standing.BEGUN, (old, now) -> old == Standing.DONE ? old : now));
    }

    /** Places in the course, ids beside them: the number that a lesson has, those without one after the last that has. */
    private Map<Integer, Lessons.Entry> places() {
        Map<Integer, Lessons.Entry> places = new TreeMap<>();
        int later = LAST;
        for (Lessons.Entry entry : lessons.catalogue()) {
            places.put(entry.number().matches("\\d+") ? Integer.parseInt(entry.number()) : ++later, entry);
        }
        return places;
    }

    @Override
    public synchronized List<Lesson> lessons() {
        List<Lesson> all = new ArrayList<>();
        places().forEach((place, entry) -> all.add(new Lesson(place, entry.title(), standings.getOrDefault(entry.id(), Standing.NEW),
                texts.get("lesson.minutes", entry.minutes()))));
        return all;
    }

    @Override
    public void begin(int number) {
        String id = Optional.ofNullable(places().get(number)).orElseThrow(() -> new IllegalArgumentException("no lesson " + number)).id();
        boolean open = session.frame().lesson().map(Attempt::exercise).filter(exercise -> exercise.head().id().equals(id)).isPresent();
        if (open) {
            session.resumeLesson();
        } else {
            session.startLesson(lessons.lesson(id), 0);
        }
    }
}
