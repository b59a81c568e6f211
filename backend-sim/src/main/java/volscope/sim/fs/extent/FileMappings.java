package volscope.sim.fs.extent;

/** Upcall: the page tables that map files of a volume directly. Answered by the memory manager; without one nothing is mapped. */
public interface FileMappings {

    /** Makes all mapped pages of a volume's files read-only and clean, as {@code dax_writeback_mapping_range} does; tells whether there was any. */
    boolean clean(long volume);

    /** The same for one file. */
    boolean clean(long volume, long inode);

    /**
     * Before a volume is frozen.
     *
     * @throws volscope.sim.kernel.Sleeping
     *             while a task is in a write fault of one of its files
     */
    void awaitFaults(long volume);

    /**
     * Before a file loses its pages from one on.
     *
     * @throws volscope.sim.kernel.Sleeping
     *             while a device holds one of them
     */
    void awaitPins(long volume, long inode, long firstPage);

    /** A file lost its pages from one on: nobody maps them any more. */
    void cut(long volume, long inode, long firstPage);

    /** A file is gone: so are all mappings of it. */
    void gone(long volume, long inode);

    /** The volume goes away: so do all mappings of its files. */
    void drop(long volume);
}
