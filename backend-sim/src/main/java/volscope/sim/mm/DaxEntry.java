package volscope.sim.mm;

import java.util.Optional;

import volscope.sim.device.Dax.Pfn;

/**
 * An entry of a file's index of directly mapped pages.
 *
 * @param pfn
 *            the page it leads to; empty: the page of zeroes
 * @param tag
 *            whether it was written since it was cleaned
 */
public record DaxEntry(Optional<Pfn> pfn, Tag tag) {

    /** Whether a page was written. */
    public enum Tag {
        CLEAN, DIRTY
    }

    boolean isDirty() {
        return tag == Tag.DIRTY;
    }

    DaxEntry clean() {
        return new DaxEntry(pfn, Tag.CLEAN);
    }
}
