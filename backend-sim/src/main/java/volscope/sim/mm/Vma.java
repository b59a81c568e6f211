package volscope.sim.mm;

/**
 * An area of a task's memory that shows a file.
 *
 * @param path
 *            the path the file was opened by
 * @param volume
 *            the volume it is on
 * @param inode
 *            its number there
 * @param kind
 *            who sees what is stored, and how soon it lasts
 */
public record Vma(String path, long volume, long inode, Kind kind) {

    /** Who sees what a task stores in an area. */
    public enum Kind {
        /** All. */
        SHARED,
        /** All; what a store needs of the file's structures lasts before the store is done. */
        SHARED_SYNC,
        /** The task alone. */
        PRIVATE
    }
}
