package volscope.app.lesson.draft;

import java.util.List;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.source.Problem;

/** Finds all that is wrong with a lesson by playing it. */
public interface Examiner {
    /** The seeds of a whole check. */
    int SEEDS = 50;

    /**
     * Checks a lesson.
     *
     * @param seeds
     *            how many seeds are played, from 0 on
     * @return all that is wrong, warnings too, in the order of the lines
     */
    List<Problem> check(Lesson lesson, int seeds);
}
