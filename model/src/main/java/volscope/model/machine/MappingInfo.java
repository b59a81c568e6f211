package volscope.model.machine;

/**
 * One page of a file in a task's page table.
 *
 * @param task
 *            who maps it
 * @param file
 *            the file's path
 * @param page
 *            the page of the file
 * @param state
 *            what the entry allows
 * @param memory
 *            kernel name of the device the page lies on
 * @param pfn
 *            which of its pages
 */
public record MappingInfo(String task, String file, long page, PageState state, String memory, long pfn) {

    /** What a page table entry allows. */
    public enum PageState {
        UNMAPPED, READ_ONLY, WRITABLE
    }
}
