package volscope.app.lesson;

import java.util.List;
import volscope.app.lesson.file.Head;
import volscope.app.lesson.file.LessonFile;
import volscope.app.lesson.file.LessonReader;
import volscope.app.lesson.file.Translation;
import volscope.app.lesson.source.Problem;
import volscope.app.lesson.source.Spot;

/**
 * A lesson without errors; each seed makes an exercise of it.
 *
 * @param file
 *            what its file says
 */
public record Lesson(LessonFile file) {

    /** What reading gives. */
    public sealed interface Reading {
    }

    /**
     * A lesson.
     *
     * @param lesson
     *            the lesson
     */
    public record Read(Lesson lesson) implements Reading {
    }

    /**
     * A file with errors.
     *
     * @param problems
     *            all of them, in the order of the lines
     */
    public record Bad(List<Problem> problems) implements Reading {
    }

    /** What dealing gives. */
    public sealed interface Dealing {
    }

    /**
     * An exercise.
     *
     * @param exercise
     *            the exercise
     */
    public record Dealt(Exercise exercise) implements Dealing {
    }

    /**
     * Numbers that do not fit.
     *
     * @param problems
     *            all that is wrong with them
     */
    public record Misdealt(List<Problem> problems) implements Dealing {
    }

    /** Reads a lesson file. */
    public static Reading read(String text) {
        return switch (LessonReader.read(text)) {
            case LessonReader.Bad(List<Problem> problems) -> new Bad(problems);
            case LessonReader.Read(LessonFile file) -> file.head().isOfTranslation()
                    ? new Bad(List.of(Problem.of(new Spot(1, 1), Problem.Kind.MISSING_FIELD, "lesson")))
                    : checked(new Lesson(file));
        };
    }

    /** Reads a lesson in another language than its own. */
    public static Reading read(LessonFile base, LessonFile translation) {
        return checked(new Lesson(Translation.of(base, translation)));
    }

    private static Reading checked(Lesson lesson) {
        return switch (lesson.deal(0)) {
            case Dealt dealt -> new Read(lesson);
            case Misdealt(List<Problem> problems) -> new Bad(problems);
        };
    }

    /** Fills in the numbers of a seed. */
    public Dealing deal(long seed) {
        Dealer dealer = new Dealer(file);
        Exercise exercise = dealer.deal(seed);
        return dealer.problems().isEmpty() ? new Dealt(exercise) : new Misdealt(List.copyOf(dealer.problems()));
    }

    /** Whether its texts are a translation. */
    public boolean isTranslated() {
        return head().isOfTranslation();
    }

    /** Its front matter. */
    public Head head() {
        return file.head();
    }
}
