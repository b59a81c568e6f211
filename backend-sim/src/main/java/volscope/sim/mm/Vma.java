package volscope.sim.mm;

/**
 * An area of a task's memory that shows a part of a file. It lies so that 2 MiB of the file that are in it whole can be one entry.
 *
 * @param path
 *            the path the file was opened by
 * @param volume
 *            the volume it is on
 * @param inode
 *            its number there
 * @param kind
 *            who sees what is stored, and how soon it lasts
 * @param first
 *            the first page of the file that it shows
 * @param pages
 *            how many; {@link Long#MAX_VALUE}: all that there will be
 */
public record Vma(String path, long volume, long inode, Kind kind, long first, long pages) {

    /** Who sees what a task stores in an area. */
    public enum Kind {
        /** All. */
        SHARED,
        /** All; what a store needs of the file's structures lasts before the store is done. */
        SHARED_SYNC,
        /** The task alone. */
        PRIVATE
    }

    /** An area that shows a whole file, whatever becomes of its size. */
    public static Vma whole(String path, long volume, long inode, Kind kind) {
        return new Vma(path, volume, inode, kind, 0, Long.MAX_VALUE);
    }

    /** A page of its file. */
    FilePage page(long number) {
        return new FilePage(volume, inode, number);
    }

    /** Whether it shows the 2 MiB from a page on. */
    boolean showsWindow(long page) {
        return page >= first && (pages == Long.MAX_VALUE || page + EntrySize.PMD.pages() <= first + pages);
    }
}
