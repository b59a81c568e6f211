package volscope.app.lesson.file;

import java.util.List;
import java.util.Optional;
import volscope.app.lesson.source.Line;

/**
 * A lesson as it is written, nothing of it filled in.
 *
 * @param head
 *            its front matter
 * @param start
 *            what stands before the first step
 * @param steps
 *            its steps
 */
public record LessonFile(Head head, Section start, List<Section> steps) {

    /** The lines of a block of the start. */
    public List<Line> start(Block.Kind kind) {
        return start.blocks(kind).flatMap(block -> block.lines().stream()).toList();
    }

    /** The step of an id. */
    public Optional<Section> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }
}
