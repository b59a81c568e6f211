package volscope.model.machine;

import java.util.List;
import java.util.Optional;

/**
 * A file that some task maps, as the kernel has it in memory.
 *
 * @param path
 *            the path it was opened by
 * @param bytes
 *            its size
 * @param tasks
 *            who maps it, in the order of their names
 * @param index
 *            the entries of its index of directly mapped pages, by page
 * @param unsettled
 *            what of its pages a power cut would take away, newest first
 * @param faults
 *            faults that have begun and not ended, in the order of their tasks
 * @param pins
 *            pages that devices hold, in the order in which they took them
 */
public record DirectFileInfo(String path, long bytes, List<String> tasks, List<IndexEntry> index, List<Unsettled> unsettled,
        List<PageUse> faults, List<PageUse> pins) {

    /** Bytes of a page. */
    public static final int PAGE = 4096;

    public DirectFileInfo {
        tasks = List.copyOf(tasks);
        index = List.copyOf(index);
        unsettled = List.copyOf(unsettled);
        faults = List.copyOf(faults);
        pins = List.copyOf(pins);
    }

    /**
     * A page that somebody waits for or holds.
     *
     * @param task
     *            who, or in whose name
     * @param page
     *            the page of the file
     */
    public record PageUse(String task, long page) {
    }

    /**
     * An entry of the index, or the place of one.
     *
     * @param page
     *            the page of the file, the first of them
     * @param pages
     *            how many pages of 4 KiB it covers: 1, or 512
     * @param pfn
     *            the page of the memory, the first of them; -1: the page of zeroes, or none
     * @param tag
     *            whether it was written since it was cleaned
     * @param lockedBy
     *            the task whose fault has locked it
     */
    public record IndexEntry(long page, int pages, long pfn, Tag tag, Optional<String> lockedBy) {

        /** Whether it holds a page of its file. */
        public boolean covers(long other) {
            return other >= page && other < page + pages;
        }
    }

    /** Whether what an entry covers was written. */
    public enum Tag {
        CLEAN, DIRTY,
        /** It was, and is being cleaned. */
        TO_WRITE,
        /** There is no entry yet: a fault that will make it has locked its place. */
        ABSENT
    }

    /**
     * Bytes that are not durable.
     *
     * @param offset
     *            the first, in the file
     * @param length
     *            how many
     * @param place
     *            where they wait
     */
    public record Unsettled(long offset, long length, Place place) {
    }

    /** Where bytes wait that are not durable. */
    public enum Place {
        /** In a cache of the processor: they need a write-back and a fence. */
        CACHE,
        /** On their way: they need a fence or a flush. */
        ON_THE_WAY
    }

    /** How many pages it has, the last may be short. */
    public long pages() {
        return Math.ceilDiv(bytes, PAGE);
    }
}
