package volscope.app.view.pages;

import java.util.List;
import java.util.Optional;
import volscope.app.session.Selection;
import volscope.app.view.BrokenRule;
import volscope.model.machine.DirectFileInfo.IndexEntry;
import volscope.model.machine.DirectFileInfo.Tag;
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
 * @param uses
 *            who waits for them, who was refused, which devices hold them
 * @param broken
 *            the rules that were broken with them
 */
record PageRow(long page, long pages, Optional<MappingInfo> mapping, Optional<IndexEntry> entry, Optional<Below> below, int unsettled,
        Standing standing, Uses uses, List<BrokenRule> broken) {

    /**
     * What becomes of accesses to pages.
     *
     * @param waiting
     *            tasks whose faults have not ended
     * @param refused
     *            tasks that the last line gave SIGBUS
     * @param pinned
     *            devices that hold a page
     */
    record Uses(List<String> waiting, List<String> refused, List<String> pinned) {
    }

    /** The states of a page's life, as one task sees it. */
    enum Life {
        UNMAPPED, WAITING, ZERO, READ_ONLY, WRITABLE, CLEANING, TO_BE_REVOKED, STALE, REFUSED
    }

    /** Where in its life it is. */
    Life life() {
        if (!uses.refused().isEmpty()) {
            return Life.REFUSED;
        }
        if (!uses.waiting().isEmpty()) {
            return Life.WAITING;
        }
        if (standing != Standing.KEPT) {
            return standing == Standing.STALE ? Life.STALE : Life.TO_BE_REVOKED;
        }
        if (mapping.isEmpty()) {
            return Life.UNMAPPED;
        }
        if (isZero()) {
            return Life.ZERO;
        }
        if (entry.filter(held -> held.tag() == Tag.TO_WRITE).isPresent()) {
            return Life.CLEANING;
        }
        return mapping.get().state() == MappingInfo.PageState.WRITABLE ? Life.WRITABLE : Life.READ_ONLY;
    }

    /** Whether its entry shows the page of zeroes that stands for a hole. */
    boolean isZero() {
        return mapping.filter(held -> held.pfn() < 0).isPresent();
    }

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
