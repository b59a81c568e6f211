package volscope.app.session;

import java.util.Optional;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.LogEntry;
import volscope.app.lesson.handin.HandIn;

/** How finely a replay has to keep what happens. */
public enum Grain {
    /** Each step: something is asked of a moment in the middle of a line, or a learner went there. */
    STEPS,
    /** What each line came to, and all that happened meanwhile. */
    LINES;

    /** What replaying a hand-in of an exercise needs. */
    public static Grain of(Exercise exercise, HandIn handIn) {
        return exercise.isOfSteps() || handIn.entries().stream().anyMatch(Grain::isOfSteps) ? STEPS : LINES;
    }

    private static boolean isOfSteps(LogEntry entry) {
        return switch (entry.kind()) {
            case GOTO -> goesInside("goto " + entry.payload());
            // What is told of causes names the steps.
            case RUN -> entry.payload().contains("why") || entry.payload().contains("goto") && goesInside(afterCode(entry.payload()));
            default -> false;
        };
    }

    private static String afterCode(String payload) {
        return payload.substring(payload.indexOf(' ') + 1);
    }

    private static boolean goesInside(String line) {
        Optional<SessionLine> read = SessionLine.read(line);
        return read.isPresent() && read.get() instanceof SessionLine.Goto there && (there.moment() > 0 || there.act().isPresent());
    }
}
