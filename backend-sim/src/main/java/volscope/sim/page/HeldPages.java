package volscope.sim.page;

import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Several pages, held as a {@link HeldPage} is. */
public class HeldPages {

    final @Nullable Object[] leaves;

    /** Holds some pages. */
    public HeldPages(Page[] pages) {
        leaves = new Object[pages.length];
        for (int i = 0; i < pages.length; i++) {
            leaves[i] = PageTree.leaf(pages[i]);
        }
    }

    /** Holds pages {@code no} to {@code no + count - 1} as they are now. */
    public HeldPages(PageSession session, long no, int count) {
        leaves = new Object[count];
        for (int i = 0; i < count; i++) {
            leaves[i] = session.leaf(no + i);
        }
    }

    /** Holds {@code count} of others, from the one at {@code first} on. */
    protected HeldPages(HeldPages others, int first, int count) {
        Objects.checkFromIndexSize(first, count, others.leaves.length);
        leaves = Arrays.copyOfRange(others.leaves, first, first + count);
    }

    /** How many. */
    public final int count() {
        return leaves.length;
    }

    /** Looks at one. */
    public final Page page(int index) {
        return PageTree.page(leaves[index]);
    }
}
