package volscope.app.session;

import java.util.List;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.source.Problem;
import volscope.model.machine.Opening;

/** What starting a lesson gives. Where it is refused, the lab that was open stays. */
public sealed interface LessonStart {

    /**
     * It is open.
     *
     * @param exercise
     *            what is to be done
     */
    record Started(Exercise exercise) implements LessonStart {
    }

    /**
     * The seed's numbers do not fit.
     *
     * @param problems
     *            what is wrong
     */
    record NoNumbers(List<Problem> problems) implements LessonStart {
    }

    /**
     * Its machine does not open.
     *
     * @param refusal
     *            why
     */
    record NoMachine(Opening.Refused refusal) implements LessonStart {
    }

    /**
     * What was handed in does not end.
     */
    record Endless() implements LessonStart {
    }

    /**
     * A line of its setup did not end as it has to.
     *
     * @param line
     *            the line
     * @param exitCode
     *            how it ended
     * @param output
     *            what it said
     */
    record BrokenSetup(String line, int exitCode, String output) implements LessonStart {
    }
}
