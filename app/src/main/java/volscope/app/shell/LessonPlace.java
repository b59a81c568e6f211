package volscope.app.shell;

import java.util.Optional;
import java.util.function.Consumer;
import volscope.app.lesson.Attempt;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;

/** Brings the view into sight that a lesson names with {@code show}. */
final class LessonPlace {
    private static final String CHUNK = "chunk ";

    private LessonPlace() {
    }

    /** Opens the panel of the lesson that is open; {@code chunk N} is a chunk on the map. */
    static void show(Frame frame, Session session, Consumer<String> open) {
        String view = frame.lesson().map(Attempt::exercise).map(exercise -> exercise.head().show()).orElse("");
        panel(view).ifPresent(open);
        if (view.matches(CHUNK + "\\d{1,15}")) {
            frame.facts().snapshots().keySet().stream().sorted().findFirst().ifPresent(
                    device -> session.select(new Selection.Chunk(device, Long.parseLong(view.substring(CHUNK.length())))));
        }
    }

    /** The name of the panel that shows a view. */
    static Optional<String> panel(String view) {
        return switch (view) {
            case "" -> Optional.empty();
            case "dax" -> Optional.of("pages");
            default -> Optional.of(view.startsWith(CHUNK) ? "map" : view);
        };
    }
}
