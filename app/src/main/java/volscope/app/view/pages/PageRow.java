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
 * @param slot
 *            where the store has the chunk's old content
 */
record PageRow(MappingInfo mapping, Optional<Selection.Chunk> chunk, Optional<Long> slot) {
}
