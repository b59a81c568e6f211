package volscope.model.machine;

/**
 * An entry of a task's page table.
 *
 * @param task
 *            who maps it
 * @param file
 *            the file's path
 * @param page
 *            the page of the file, the first of them
 * @param state
 *            what the entry allows
 * @param memory
 *            kernel name of the device the page lies on
 * @param pfn
 *            which of its pages, the first of them; -1: the page of zeroes, which lies on no device
 * @param pages
 *            how many pages of 4 KiB it covers: 1, or 512
 */
public record MappingInfo(String task, String file, long page, PageState state, String memory, long pfn, int pages) {

    /** What a page table entry allows. */
    public enum PageState {
        UNMAPPED, READ_ONLY, WRITABLE
    }

    /** Whether it shows a page of its file. */
    public boolean covers(long other) {
        return other >= page && other < page + pages;
    }
}
