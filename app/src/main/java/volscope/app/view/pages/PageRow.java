package volscope.app.view.pages;

import java.util.Optional;
import volscope.app.session.Selection;
import volscope.model.machine.MappingInfo;

/**
 * A page of a mapped file, and where it leads.
 *
 * @param mapping
 *            the page table's entry
 * @param chunk
 *            the chunk of the origin that the page lies in, where a snapshot looks at it
 * @param state
 *            what the chunk is
 * @param slot
 *            where the store has the chunk's old content, or is about to
 */
record PageRow(MappingInfo mapping, Optional<Selection.Chunk> chunk, State state, Optional<Long> slot) {

    /** What the chunk is that a page lies in. */
    enum State {
        /** No snapshot looks at it. */
        FREE,
        /** The snapshot reads it too. */
        SHARED,
        /** It is being copied. */
        FLIGHT,
        /** The store has its old content. */
        COPIED
    }
}
