package volscope.sim.device;

import volscope.sim.page.Page;
import volscope.sim.page.PageSession;
import volscope.sim.page.PageTree;

/**
 * The pages of one block device that are cached.
 *
 * @param content
 *            what they hold
 * @param there
 *            which there are: a page of ones for each
 */
record CachedPages(PageTree content, PageTree there) {

    static final CachedPages NONE = new CachedPages(PageTree.EMPTY, PageTree.EMPTY);
    private static final Page YES = Page.of(ones());

    private static byte[] ones() {
        byte[] ones = new byte[Page.SIZE];
        java.util.Arrays.fill(ones, (byte) 1);
        return ones;
    }

    boolean has(long page) {
        return there.get(page) == YES;
    }

    Page get(long page) {
        return content.get(page);
    }

    /** The same with some pages, whatever was there. */
    CachedPages with(long first, Page[] pages) {
        PageSession contents = new PageSession(content);
        PageSession marks = new PageSession(there);
        for (int i = 0; i < pages.length; i++) {
            contents.set(first + i, pages[i]);
        }
        marks.fill(first, first + pages.length, YES);
        return new CachedPages(contents.publish(), marks.publish());
    }

    CachedPages without(long first, long limit) {
        PageSession contents = new PageSession(content);
        PageSession marks = new PageSession(there);
        contents.fill(first, limit, PageTree.EMPTY.get(0));
        marks.fill(first, limit, PageTree.EMPTY.get(0));
        return new CachedPages(contents.publish(), marks.publish());
    }
}
