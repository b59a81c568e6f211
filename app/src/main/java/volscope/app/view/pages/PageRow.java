package volscope.app.view.pages;

import java.util.Optional;
import volscope.app.session.Selection;
import volscope.model.machine.DirectFileInfo.IndexEntry;
import volscope.model.machine.MappingInfo;

/**
 * Pages of a mapped file as one task sees them, and where they lead.
 *
 * @param page
 *            the first
 * @param pages
 *            how many: 1; 512 where one entry maps 2 MiB; or a run of pages that nobody touched
 * @param mapping
 *            the entry of a task's page table; empty: no task has one
 * @param entry
 *            the entry of the file's index
 * @param below
 *            the chunks that they lie in, where a snapshot looks at them
 * @param unsettled
 *            how many of their cache lines are not durable
 * @param standing
 *            whether the entry may stay
 */
record PageRow(long page, long pages, Optional<MappingInfo> mapping, Optional<IndexEntry> entry, Optional<Below> below, int unsettled,
        Standing standing) {

    /**
     * The chunks that pages lie in.
     *
     * @param first
     *            the first
     * @param chunks
     *            how many
     * @param copied
     *            how many of them the store has
     * @param state
     *            what they are
     * @param slot
     *            where the store has the first, or is about to
     */
    record Below(Selection.Chunk first, long chunks, long copied, State state, Optional<Long> slot) {
    }

    /** What a chunk is that a page lies in. */
    enum State {
        /** The snapshot reads it too. */
        SHARED,
        /** It is being copied. */
        FLIGHT,
        /** The store has its old content. */
        COPIED
    }

    /** Whether an entry of a page table may stay as it is. */
    enum Standing {
        KEPT,
        /** It leads to a page that a snapshot shares, and has to go before a store changes that page. */
        TO_BE_REVOKED,
        /** It leads to a page that the file no longer has: nobody took it away when its place changed. */
        STALE
    }

    /** Whether one entry maps 2 MiB. */
    boolean isHuge() {
        return mapping.filter(entry -> entry.pages() > 1).isPresent()
                || mapping.isEmpty() && entry.filter(held -> held.pages() > 1).isPresent();
    }

    /** Whether it stands for many pages that nobody touched. */
    boolean isFold() {
        return pages > 1 && !isHuge();
    }

    Optional<Selection.Chunk> chunk() {
        return below.map(Below::first);
    }

    Optional<String> task() {
        return mapping.map(MappingInfo::task);
    }

    /** Whether it is the row of the same pages and task. */
    boolean isSame(PageRow other) {
        return page == other.page && pages == other.pages && task().equals(other.task());
    }
}
