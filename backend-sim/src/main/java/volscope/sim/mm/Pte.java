package volscope.sim.mm;

import java.util.Optional;

import volscope.sim.device.Dax.Pfn;

/**
 * An entry of a page table.
 *
 * @param access
 *            what it allows
 * @param pfn
 *            the page it leads to; empty: the page of zeroes
 */
public record Pte(Access access, Optional<Pfn> pfn) {

    /** What an entry allows. */
    public enum Access {
        READ_ONLY, WRITABLE
    }

    /** Whether a store may go through it. */
    public boolean isWritable() {
        return access == Access.WRITABLE;
    }

    Pte readOnly() {
        return new Pte(Access.READ_ONLY, pfn);
    }
}
