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

    /** As any record's; every step of a path asks. */
    @Override
    public boolean equals(Object other) {
        return other instanceof NodeKey key && key.tree == tree && key.inode == inode;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(tree) + Long.hashCode(inode);
    }
}
