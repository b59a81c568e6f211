package volscope.sim.page;

import org.jspecify.annotations.Nullable;

/** A page on its way from one tree to another, held without being looked at: however cold it is, moving it does not fetch it. */
public class HeldPage {

    final @Nullable Object leaf;

    /** Holds a page. */
    public HeldPage(Page page) {
        leaf = PageTree.leaf(page);
    }

    /** Holds page {@code no} as it is now. */
    public HeldPage(PageSession session, long no) {
        leaf = session.leaf(no);
    }

    /** Looks at it. */
    public final Page page() {
        return PageTree.page(leaf);
    }
}
