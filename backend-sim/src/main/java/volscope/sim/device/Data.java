package volscope.sim.device;

import volscope.sim.page.ByteRun;
import volscope.sim.page.Content;
import volscope.sim.page.HeldPage;
import volscope.sim.page.HeldPages;
import volscope.sim.page.Page;
import volscope.sim.page.PageSession;

/** Bytes on their way to or from a device: an immutable run that shares whole pages by reference where it can. */
public sealed interface Data extends Unsettled.Before {

    /** No bytes. */
    Data EMPTY = new Raw(new byte[0]);

    /** How many bytes. */
    int length();

    /** Copies a part out. */
    void copyTo(int from, byte[] into, int offset, int length);

    /** A part of it, without copying where that can be had. */
    Data slice(int from, int length);

    /** All of it as a new array. */
    default byte[] toArray() {
        byte[] bytes = new byte[length()];
        copyTo(0, bytes, 0, bytes.length);
        return bytes;
    }

    /** Bytes that nobody changes afterwards. */
    static Data of(byte[] bytes) {
        return new Raw(bytes);
    }

    /** So many bytes of one value. */
    static Data fill(byte value, int length) {
        return new Fill(value, length);
    }

    /** A part of some content, zeros behind its end, worked out when it is read. */
    static Data of(Content content, long start, int length) {
        return new Window(content, start, length);
    }

    /** Whole pages. */
    static Data of(Page[] pages) {
        return pages.length == 1 ? of(pages[0]) : new PageRow(pages);
    }

    /** A page. */
    static Data of(Page page) {
        return new OnePage(page);
    }

    /** Pages {@code no} to {@code no + count - 1} as they are now, without looking at them. */
    static Data of(PageSession session, long no, int count) {
        return count == 1 ? new OnePage(session, no) : new PageRow(session, no, count);
    }

    /**
     * One value repeated.
     *
     * @param value
     *            the byte
     * @param length
     *            how many
     */
    record Fill(byte value, int length) implements Data {
        @Override
        public void copyTo(int from, byte[] into, int offset, int count) {
            ByteRun.fill(into, offset, count, value);
        }

        @Override
        public Data slice(int from, int count) {
            return new Fill(value, count);
        }
    }

    /**
     * A part of some content.
     *
     * @param content
     *            the content; zeros follow its end
     * @param start
     *            its first byte
     * @param length
     *            how many
     */
    record Window(Content content, long start, int length) implements Data {
        @Override
        public void copyTo(int from, byte[] into, int offset, int count) {
            content.copyPadded(start + from, into, offset, count);
        }

        @Override
        public Data slice(int from, int count) {
            return new Window(content, start + from, count);
        }
    }

    /** An array. */
    final class Raw implements Data {
        private final byte[] bytes;
        private final int start;
        private final int length;

        Raw(byte[] bytes) {
            this(bytes, 0, bytes.length);
        }

        private Raw(byte[] bytes, int start, int length) {
            this.bytes = bytes;
            this.start = start;
            this.length = length;
        }

        private static Raw copied(Data data, int from, int count) {
            byte[] part = new byte[count];
            data.copyTo(from, part, 0, count);
            return new Raw(part);
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public void copyTo(int from, byte[] into, int offset, int count) {
            System.arraycopy(bytes, start + from, into, offset, count);
        }

        @Override
        public Data slice(int from, int count) {
            return new Raw(bytes, start + from, count);
        }
    }

    /** Whole pages by reference. */
    sealed interface Paged extends Data {

        /** Makes them pages of a session, from number {@code no} on. */
        void putInto(PageSession session, long no);

        /** One of them. */
        Page page(int index);
    }

    /** One page. */
    final class OnePage extends HeldPage implements Paged {

        OnePage(Page page) {
            super(page);
        }

        /** Page {@code no} as it is now. */
        OnePage(PageSession session, long no) {
            super(session, no);
        }

        @Override
        public Page page(int index) {
            return page();
        }

        @Override
        public int length() {
            return Page.SIZE;
        }

        @Override
        public void copyTo(int from, byte[] into, int offset, int count) {
            page().copyTo(from, into, offset, count);
        }

        @Override
        public Data slice(int from, int count) {
            return count == Page.SIZE ? this : Raw.copied(this, from, count);
        }

        @Override
        public void putInto(PageSession session, long no) {
            session.set(no, this);
        }
    }

    /** Several pages. */
    final class PageRow extends HeldPages implements Paged {

        PageRow(Page[] pages) {
            super(pages);
        }

        /** Pages {@code no} to {@code no + count - 1} as they are now. */
        PageRow(PageSession session, long no, int count) {
            super(session, no, count);
        }

        private PageRow(PageRow whole, int first, int count) {
            super(whole, first, count);
        }

        @Override
        public int length() {
            return count() * Page.SIZE;
        }

        @Override
        public void copyTo(int from, byte[] into, int offset, int count) {
            for (int done = 0; done < count;) {
                int at = (from + done) % Page.SIZE;
                int part = Math.min(count - done, Page.SIZE - at);
                page((from + done) / Page.SIZE).copyTo(at, into, offset + done, part);
                done += part;
            }
        }

        @Override
        public Data slice(int from, int count) {
            return from % Page.SIZE == 0 && count % Page.SIZE == 0
                    ? new PageRow(this, from / Page.SIZE, count / Page.SIZE)
                    : Raw.copied(this, from, count);
        }

        @Override
        public void putInto(PageSession session, long no) {
            session.set(no, this);
        }
    }
}
