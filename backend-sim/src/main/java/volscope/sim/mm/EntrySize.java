package volscope.sim.mm;

/** How much one entry covers, of a page table or of a file's index. */
public enum EntrySize {
    /** A page. */
    PTE(1),
    /** 2 MiB, at a multiple of them. */
    PMD(512);

    private final int pages;

    EntrySize(int pages) {
        this.pages = pages;
    }

    /** How many pages of 4 KiB. */
    public int pages() {
        return pages;
    }
}
