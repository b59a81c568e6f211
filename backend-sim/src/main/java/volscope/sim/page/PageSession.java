package volscope.sim.page;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The one way to edit a {@link PageTree}: a private, mutable continuation of it. What a session published before never
 * changes. A session belongs to one thread and costs nothing until it is used, whatever the size of its tree.
 * <p>
 * Byte stores go to an open page of 4 KiB that only the session holds, so repeated stores to a page cost a table look-up;
 * {@link #publish} turns what is open into pages. Page operations move references and never bytes.
 */
public final class PageSession {

    private final PageEditor tree;
    private final OpenPages open = new OpenPages();
    private final Consumer<OpenPage> saving = this::save;
    private final Consumer<OpenPage> dropping = page -> open.drop(page.no);
    /** Whether an open page may hold what the tree does not. */
    private boolean stored;

    /** Opens a session that continues {@code start}. */
    public PageSession(PageTree start) {
        tree = new PageEditor(start);
    }

    /**
     * The content as a value; the same object if nothing was stored since the last time. O(1) plus the pages stored to since
     * then: about 0.4 KiB for a small store, at most a page each, and the path of nodes to it.
     */
    public PageTree publish() {
        if (stored) {
            stored = false;
            saveAll();
        }
        open.trim();
        return tree.publish();
    }

    /** The page with number {@code no}. */
    public Page get(long no) {
        return PageTree.page(leaf(no));
    }

    @Nullable
    Object leaf(long no) {
        Objects.checkIndex(no, PageTree.PAGES);
        OpenPage page = open.find(no);
        if (page != null) {
            save(page);
        }
        return tree.get(no);
    }

    /** Makes {@code page} the page with number {@code no}; the first touch of a path copies it, about 0.8 KiB. */
    public void set(long no, Page page) {
        setLeaf(no, PageTree.leaf(page));
    }

    /** As {@link #set(long, Page)}. */
    public void set(long no, HeldPage page) {
        setLeaf(no, page.leaf);
    }

    /** Makes {@code pages} the pages from number {@code no} on. */
    public void set(long no, HeldPages pages) {
        for (int i = 0; i < pages.leaves.length; i++) {
            setLeaf(no + i, pages.leaves[i]);
        }
    }

    private void setLeaf(long no, @Nullable Object leaf) {
        Objects.checkIndex(no, PageTree.PAGES);
        open.drop(no);
        tree.set(no, leaf);
    }

    /** Makes {@code page} the page of all numbers {@code from} to {@code to - 1}; O(height), not O(range). */
    public void fill(long from, long to, Page page) {
        Objects.checkFromToIndex(from, to, PageTree.PAGES);
        if (from < to) {
            open.forEach(from, to, dropping);
            tree.fill(from, to, PageTree.leaf(page));
        }
    }

    /**
     * Copies {@code count} pages from number {@code source} of {@code from} to number {@code target} of this. Shares pages,
     * and whole nodes where both ranges are aligned alike (modulo 32 and its powers): O(height) for each of them.
     */
    public void copy(PageTree from, long source, long target, long count) {
        Objects.checkFromIndexSize(source, count, PageTree.PAGES);
        Objects.checkFromIndexSize(target, count, PageTree.PAGES);
        open.forEach(target, target + count, dropping);
        tree.copy(from, source, target, count);
    }

    /**
     * Copies {@code count} pages from number {@code source} of {@code from}, as they are now, to number {@code target} of
     * this; also within one session and when the ranges overlap. Costs as {@link #copy(PageTree, long, long, long)}.
     */
    public void copy(PageSession from, long source, long target, long count) {
        Objects.checkFromIndexSize(source, count, PageTree.PAGES);
        Objects.checkFromIndexSize(target, count, PageTree.PAGES);
        from.open.forEach(source, source + count, from.saving);
        boolean overlaps = from == this && Math.abs(source - target) < count;
        boolean sharesNodes = count >= Radix.WIDTH && (source - target) % Radix.WIDTH == 0;
        if (overlaps || sharesNodes) {
            from.tree.renew();
        }
        copy(from.tree.view(), source, target, count);
    }

    /** Copies {@code length} bytes, starting at byte {@code offset} of this, to {@code target[at]} and following. */
    public void read(long offset, byte[] target, int at, int length) {
        Objects.checkFromIndexSize(offset, length, Long.MAX_VALUE);
        Objects.checkFromIndexSize(at, length, target.length);
        for (int done = 0; done < length;) {
            long position = offset + done;
            int start = (int) position & Page.SIZE - 1;
            int n = Math.min(length - done, Page.SIZE - start);
            readPage(position >>> Page.SHIFT, start, target, at + done, n);
            done += n;
        }
    }

    private void readPage(long no, int start, byte[] target, int at, int length) {
        OpenPage page = open.find(no);
        if (page != null) {
            System.arraycopy(page.bytes(), start, target, at, length);
        } else {
            PageTree.page(tree.get(no)).copyTo(start, target, at, length);
        }
    }

    /** Stores {@code length} bytes, {@code source[at]} and following, at byte {@code offset} of this. */
    public void write(long offset, byte[] source, int at, int length) {
        Objects.checkFromIndexSize(offset, length, Long.MAX_VALUE);
        Objects.checkFromIndexSize(at, length, source.length);
        for (int done = 0; done < length;) {
            long position = offset + done;
            int start = (int) position & Page.SIZE - 1;
            int n = Math.min(length - done, Page.SIZE - start);
            writePage(position >>> Page.SHIFT, start, source, at + done, n);
            done += n;
        }
    }

    private void writePage(long no, int start, byte[] source, int at, int length) {
        if (length == Page.SIZE) {
            set(no, Page.of(source, at));
        } else {
            System.arraycopy(source, at, opened(no).touch(start, length), start, length);
        }
    }

    /** Stores {@code length} times {@code value} from byte {@code offset} of this on; O(height) for all whole pages. */
    public void fillBytes(long offset, long length, byte value) {
        Objects.checkFromIndexSize(offset, length, Long.MAX_VALUE);
        long end = offset + length;
        long from = offset + Page.SIZE - 1 >>> Page.SHIFT;
        long to = end >>> Page.SHIFT;
        if (from > to) {
            fillPart(offset, end, value);
            return;
        }
        fillPart(offset, from << Page.SHIFT, value);
        fill(from, to, Page.filled(value));
        fillPart(to << Page.SHIFT, end, value);
    }

    /** Fills the bytes {@code offset} to {@code end - 1}, which lie in one page and are not all of it. */
    private void fillPart(long offset, long end, byte value) {
        if (offset < end) {
            int start = (int) offset & Page.SIZE - 1;
            int length = (int) (end - offset);
            Arrays.fill(opened(offset >>> Page.SHIFT).touch(start, length), start, start + length, value);
        }
    }

    /** An open page, to store to. */
    private OpenPage opened(long no) {
        stored = true;
        OpenPage page = open.find(no);
        return page != null ? page : open.open(no, PageTree.page(tree.get(no)), saving);
    }

    private void saveAll() {
        open.forEach(0, PageTree.PAGES, saving);
    }

    /** Puts what was stored to an open page into the tree. */
    private void save(OpenPage page) {
        Page before = page.base();
        Page after = page.seal();
        if (after != before) {
            tree.set(page.no, PageTree.leaf(after));
        }
        if (page.isSpent()) {
            open.drop(page.no);
        }
    }
}
