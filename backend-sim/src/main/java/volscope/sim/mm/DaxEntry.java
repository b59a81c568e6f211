package volscope.sim.mm;

import java.util.Optional;

import volscope.sim.device.Dax.Pfn;

/**
 * An entry of a file's index of directly mapped pages.
 *
 * @param pfn
 *            the page it leads to, the first of them; empty: the page of zeroes
 * @param below
 *            the page of the device below; {@link #NO_PAGE}: none
 * @param tag
 *            whether it was written since it was cleaned
 * @param size
 *            how much it covers
 */
public record DaxEntry(Optional<Pfn> pfn, long below, Tag tag, EntrySize size) {

    /** The page of zeroes has no page of a device below. */
    static final long NO_PAGE = -1;

    /** Whether what an entry covers was written. */
    public enum Tag {
        CLEAN, DIRTY,
        /** It was, and is being cleaned. */
        TO_WRITE
    }

    boolean isDirty() {
        return tag != Tag.CLEAN;
    }

    DaxEntry with(Tag newTag) {
        return new DaxEntry(pfn, below, newTag, size);
    }

    /** Whether a page of memory is one of those it leads to. */
    boolean leadsTo(Pfn page) {
        return pfn.filter(first -> first.memory().equals(page.memory()) && page.page() >= first.page()
                && page.page() < first.page() + size.pages()).isPresent();
    }
}
