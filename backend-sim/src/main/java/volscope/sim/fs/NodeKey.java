package volscope.sim.fs;

/**
 * The identity of a file.
 *
 * @param tree
 *            the tree it is in: 0 for memory, else the number of a mounted file system
 * @param inode
 *            its number there
 */
record NodeKey(long tree, long inode) {

    /** The tree in memory. */
    static final long MEMORY = 0;

    /** Computed trees; their files have no identity that lasts. */
    static final long COMPUTED = -1;
}
