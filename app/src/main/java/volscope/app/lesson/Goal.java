package volscope.app.lesson;

import java.util.Optional;
import volscope.app.lesson.predicate.Formula;
import volscope.app.lesson.source.Spot;

/**
 * What is to be reached.
 *
 * @param label
 *            the sentence that the lesson has for it
 * @param kernel
 *            the profile it is judged on
 * @param formula
 *            what has to hold
 * @param source
 *            the predicate as it is written, numbers filled in
 * @param spot
 *            where it stands
 */
public record Goal(Optional<String> label, String kernel, Formula formula, String source, Spot spot) {
    /** Whether the lesson says on which of its profiles it is judged. */
    public boolean isOfKernel() {
        return source.startsWith("on " + kernel + ":");
    }
}
