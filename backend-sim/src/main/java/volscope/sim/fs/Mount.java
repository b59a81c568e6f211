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
 */
record Mount(NodeKey on, String path, String source, String type, String options, Root root) {

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
     */
    record Disk(long volume) implements Root {
    }

    /** Its line of {@code /proc/mounts}. */
    String line() {
        return source + " " + path + " " + type + " " + options + " 0 0\n";
    }
}
