package volscope.app.lesson;

import java.util.List;
import java.util.stream.Stream;
import volscope.app.lesson.predicate.Moment;
import volscope.app.lesson.predicate.World;
import volscope.model.event.Event;
import volscope.model.machine.RevisionId;

/**
 * A play that is over.
 *
 * @param before
 *            the moment before it
 * @param steps
 *            the revisions it made, in order
 * @param after
 *            the world after it
 */
public record Played(Moment before, List<RevisionId> steps, World after) {

    /** What happened in it, in order. */
    public Stream<Event> events() {
        return steps.stream().flatMap(step -> after.revision(step).events().stream());
    }
}
