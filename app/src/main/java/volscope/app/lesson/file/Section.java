package volscope.app.lesson.file;

import java.util.List;
import java.util.stream.Stream;
import volscope.app.lesson.source.Line;

/**
 * A step, or what stands before the first.
 *
 * @param id
 *            the step's id
 * @param title
 *            its title
 * @param prose
 *            the lines that are shown, Markdown
 * @param blocks
 *            the blocks that are read, in order
 */
public record Section(String id, Line title, List<Line> prose, List<Block> blocks) {

    /** The blocks of a kind. */
    public Stream<Block> blocks(Block.Kind kind) {
        return blocks.stream().filter(block -> block.kind() == kind);
    }
}
