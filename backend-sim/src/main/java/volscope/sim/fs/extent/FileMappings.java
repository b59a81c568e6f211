package volscope.sim.fs.extent;

/** Upcall: the page tables that map files of a volume directly. Answered by the memory manager; without one nothing is mapped. */
public interface FileMappings {

    /** Whether a task maps a file. */
    boolean isMapped(long volume, long inode);

    /** Whether a mapped page of a volume's files was written since it was cleaned. */
    boolean isDirty(long volume);

    /** The same for one file. */
    boolean isDirty(long volume, long inode);

    /**
     * Makes all mapped pages of a volume's files read-only and clean, as {@code dax_writeback_mapping_range} does.
     *
     * @throws volscope.sim.kernel.Sleeping
     *             while a fault has locked one of the index entries
     */
    void clean(long volume);

    /** The same for one file. */
    void clean(long volume, long inode);

    /**
     * Before a volume is frozen.
     *
     * @throws volscope.sim.kernel.Sleeping
     *             while a task is in a write fault of one of its files
     */
    void awaitFaults(long volume);

    /**
     * Before a file loses pages.
     *
     * @param pages
     *            how many; {@link Long#MAX_VALUE}: all from the first on
     * @throws volscope.sim.kernel.Sleeping
     *             while a device holds one of them
     */
    void awaitPins(long volume, long inode, long firstPage, long pages);

    /** A file lost pages: nobody maps them any more. */
    void cut(long volume, long inode, long firstPage, long pages);

    /** A file is gone: so are all mappings of it. */
    void gone(long volume, long inode);

    /** The volume goes away: so do all mappings of its files. */
    void drop(long volume);
}
