package volscope.app.view.lesson;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import volscope.app.lab.Memory;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Lessons;
import volscope.app.lesson.file.Head;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Course;

/** The lessons that ship, with how far one came, and the best that one did. */
@Singleton
final class ShippedCourse implements Course {
    private static final String BEST = "lesson.best.";

    private final Lessons lessons;
    private final Session session;
    private final Texts texts;
    private final Memory memory;
    private final Map<String, Standing> standings = new HashMap<>();
    private final Map<String, Mark> marks = new HashMap<>();

    /** What one needed to solve a lesson, and what it can be done with. */
    private record Mark(long commands, long par) {
        private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9}) (\\d{1,9})");

        static Optional<Mark> read(String text) {
            Matcher matcher = WRITTEN.matcher(text);
            return matcher.matches()
                    ? Optional.of(new Mark(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                    : Optional.empty();
        }

        String written() {
            return commands + " " + par;
        }

        /** Whether it is nearer to par, or further below it. */
        boolean isBetterThan(Mark other) {
            return commands - par < other.commands - other.par;
        }
    }

    @Inject
    ShippedCourse(Lessons lessons, Session session, Texts texts, Memory memory) {
        this.memory = memory;
        this.lessons = lessons;
        this.session = session;
        this.texts = texts;
        var _ = session.listen(this::follow);
    }

    private synchronized void follow(Frame frame) {
        frame.lesson().filter(attempt -> frame.learning().handIn().isEmpty() && isShipped(attempt)).ifPresent(attempt -> {
            String id = attempt.exercise().head().id();
            standings.merge(id, attempt.isSolved() ? Standing.DONE : Standing.BEGUN, (old, now) -> old == Standing.DONE ? old : now);
            if (attempt.isSolved()) {
                keep(id, new Mark(attempt.standing().commands(), attempt.exercise().par().commands()));
            }
        });
    }

    private boolean isShipped(Attempt attempt) {
        Head head = attempt.exercise().head();
        return lessons.catalogue().stream().anyMatch(entry -> entry.id().equals(head.id()))
                && lessons.lesson(head.id()).head().hash().equals(head.hash());
    }

    private void keep(String id, Mark mark) {
        if (mark(id).filter(best -> !mark.isBetterThan(best)).isEmpty()) {
            marks.put(id, mark);
            memory.put(BEST + id, mark.written());
        }
    }

    private Optional<Mark> mark(String id) {
        return Optional.ofNullable(marks.computeIfAbsent(id, unknown -> memory.get(BEST + id).flatMap(Mark::read).orElse(null)));
    }

    private Standing standing(String id) {
        return mark(id).isPresent() ? Standing.DONE : standings.getOrDefault(id, Standing.NEW);
    }

    @Override
    public synchronized List<Lesson> lessons() {
        return lessons.catalogue().stream().map(entry -> new Lesson(entry.id(), entry.number(), entry.title(),
                standing(entry.id()), note(entry), texts.get("lesson.level." + entry.level()))).toList();
    }

    private String note(Lessons.Entry entry) {
        return isOpen(entry.id())
                ? texts.get("start.lesson.open")
                : mark(entry.id()).map(mark -> texts.get("lesson.best", mark.commands(), mark.par()))
                        .orElseGet(() -> texts.get("lesson.minutes", entry.minutes()));
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
