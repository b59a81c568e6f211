package volscope.sim.mm;

import java.util.Optional;

import volscope.sim.device.Dax.Pfn;

/**
 * An entry of a file's index of directly mapped pages.
 *
 * @param pfn
 *            the page it leads to; empty: the page of zeroes
 * @param below
 *            the page of the device below; {@link #NO_PAGE}: none
 * @param tag
 *            whether it was written since it was cleaned
 */
public record DaxEntry(Optional<Pfn> pfn, long below, Tag tag) {

    /** The page of zeroes has no page of a device below. */
    static final long NO_PAGE = -1;

    /** Whether a page was written. */
    public enum Tag {
        CLEAN, DIRTY
    }

    boolean isDirty() {
        return tag == Tag.DIRTY;
    }

    DaxEntry clean() {
        return new DaxEntry(pfn, below, Tag.CLEAN);
    }
}
