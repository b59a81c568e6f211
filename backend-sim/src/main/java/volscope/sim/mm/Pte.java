package volscope.sim.mm;

import java.util.Optional;

import volscope.sim.device.Dax.Pfn;

/**
 * An entry of a page table.
 *
 * @param access
 *            what it allows
 * @param pfn
 *            the page it leads to, the first of them; empty: the page of zeroes
 * @param size
 *            how much it covers
 */
public record Pte(Access access, Optional<Pfn> pfn, EntrySize size) {

    /** What an entry allows. */
    public enum Access {
        READ_ONLY, WRITABLE
    }

    /** Whether a store may go through it. */
    public boolean isWritable() {
        return access == Access.WRITABLE;
    }

    Pte readOnly() {
        return new Pte(Access.READ_ONLY, pfn, size);
    }

    /** The same as it shows the page so many behind its first. */
    Pte behind(long pages) {
        return pages == 0 ? this : new Pte(access, pfn.map(first -> first.plus(pages)), size);
    }
}
