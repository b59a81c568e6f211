package volscope.sim.fs;

/**
 * Something mounted.
 *
 * @param on
 *            the directory it covers
 * @param path
 *            that directory's path
 * @param source
 *            what is mounted, as {@code /proc/mounts} names it
 * @param type
 *            the file system type
 * @param options
 *            as {@code /proc/mounts} has them
 * @param root
 *            where a path goes on
 * @param access
 *            what may be done through it
 */
record Mount(NodeKey on, String path, String source, String type, String options, Root root, Access access) {

    /** Where a path goes on that comes to a mount. */
    sealed interface Root {
    }

    /** In the directory itself: the tree in memory serves it, too. */
    record InPlace() implements Root {
    }

    /** In the directory itself, with the nodes of kernel devices added. */
    record Devices() implements Root {
    }

    /**
     * In a computed tree.
     *
     * @param root
     *            its {@link Synthetic#root()}
     */
    record Computed(String root) implements Root {
    }

    /**
     * In a mounted file system.
     *
     * @param volume
     *            its number
     * @param inode
     *            the directory or file of it that is shown
     */
    record Disk(long volume, long inode) implements Root {
    }

    /**
     * In another place of the tree in memory.
     *
     * @param inode
     *            the directory or file that is shown
     */
    record Memory(long inode) implements Root {
    }

    /** What may be done through a mount, whatever is mounted. */
    enum Access {
        READ_WRITE, READ_ONLY
    }

    /** The same with other options. */
    Mount showing(String newOptions) {
        return new Mount(on, path, source, type, newOptions, root, access);
    }

    /** The same at another place. */
    Mount at(NodeKey newOn, String newPath) {
        return new Mount(newOn, newPath, source, type, options, root, access);
    }

    /** The same with something else allowed. */
    Mount with(Access newAccess) {
        return new Mount(on, path, source, type, options, root, newAccess);
    }

    /** Its line of {@code /proc/mounts}. */
    String line() {
        return source + " " + path + " " + type + " " + options + " 0 0\n";
    }
}
