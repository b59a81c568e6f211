package volscope.sim.device;

import java.util.Arrays;

import volscope.sim.page.Page;

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

    /** Whole pages. */
    static Data of(Page[] pages) {
        return pages.length == 1 ? of(pages[0]) : new PageRow(pages);
    }

    /** A page. */
    static Data of(Page page) {
        return new OnePage(page);
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
            Arrays.fill(into, offset, offset + count, value);
        }

        @Override
        public Data slice(int from, int count) {
            return new Fill(value, count);
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

    /** Pages by reference. */
    sealed interface Paged extends Data {

        /** The page at an index. */
        Page page(int index);

        @Override
        default Data slice(int from, int count) {
            if (from % Page.SIZE == 0 && count % Page.SIZE == 0) {
                Page[] part = new Page[count / Page.SIZE];
                for (int i = 0; i < part.length; i++) {
                    part[i] = page(from / Page.SIZE + i);
                }
                return Data.of(part);
            }
            byte[] part = new byte[count];
            copyTo(from, part, 0, count);
            return Data.of(part);
        }
    }

    /** One page. */
    final class OnePage implements Paged {
        private final Page page;

        OnePage(Page page) {
            this.page = page;
        }

        @Override
        public Page page(int index) {
            return page;
        }

        @Override
        public int length() {
            return Page.SIZE;
        }

        @Override
        public void copyTo(int from, byte[] into, int offset, int count) {
            page.copyTo(from, into, offset, count);
        }

        @Override
        public Data slice(int from, int count) {
            return count == Page.SIZE ? this : Paged.super.slice(from, count);
        }
    }

    /** Several pages. */
    final class PageRow implements Paged {
        private final Page[] pages;

        PageRow(Page[] pages) {
            this.pages = pages;
        }

        @Override
        public Page page(int index) {
            return pages[index];
        }

        @Override
        public int length() {
            return pages.length * Page.SIZE;
        }

        @Override
        public void copyTo(int from, byte[] into, int offset, int count) {
            for (int done = 0; done < count;) {
                int at = (from + done) % Page.SIZE;
                int part = Math.min(count - done, Page.SIZE - at);
                pages[(from + done) / Page.SIZE].copyTo(at, into, offset + done, part);
                done += part;
            }
        }
    }
}
