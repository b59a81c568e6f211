package volscope.sim.fs.extent;

/** What a read from the device is for. */
sealed interface ReadKey {

    /**
     * A block of structures.
     *
     * @param block
     *            which block of the volume
     */
    record Meta(long block) implements ReadKey {
    }

    /** The first page of the device, to find out what is on it. */
    record Probe() implements ReadKey {
    }

    /**
     * Blocks of a file.
     *
     * @param inode
     *            which file
     * @param block
     *            the first of its blocks
     */
    record FileBlocks(long inode, long block) implements ReadKey {
    }
}
