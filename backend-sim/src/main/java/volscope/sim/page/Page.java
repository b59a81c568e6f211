package volscope.sim.page;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable page of {@value #SIZE} bytes, shared by reference between all trees and revisions that hold it.
 * <p>
 * The form is a matter of cost, never of meaning: pages of different form can have the same content
 * ({@link #sameContent}). Pages have no identity worth asking for and no owner; whoever wants to change bytes goes through
 * a {@link PageSession}.
 */
public sealed interface Page permits Page.Fill, Page.Bytes, Page.Split, NumberPage, ContentPage {

    /** Bytes in a page. */
    int SIZE = 4096;

    /** Base-2 logarithm of {@link #SIZE}: {@code offset >>> SHIFT} is the number of the page that holds the offset. */
    int SHIFT = 12;

    /** The page of zeroes, the content of every page that was never set. */
    Fill ZERO = new Fill((byte) 0);

    /** The byte at {@code offset}, 0 to {@value #SIZE} - 1. */
    byte at(int offset);

    /** Copies {@code length} bytes of this page, starting at {@code from}, to {@code target[at]} and following. */
    void copyTo(int from, byte[] target, int at, int length);

    /** Whether {@code length} bytes of this page, starting at {@code from}, equal {@code other[at]} and following. */
    boolean matches(int from, byte[] other, int at, int length);

    /** The page whose every byte is {@code value}; one object for each value. */
    static Fill filled(byte value) {
        return Fills.of(value);
    }

    /** The page with the content of {@code bytes}, which must be {@value #SIZE} long and is copied. */
    static Page of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("a page has " + SIZE + " bytes, not " + bytes.length);
        }
        return of(bytes, 0);
    }

    /**
     * The page with the content of {@code bytes[at]} to {@code bytes[at + SIZE - 1]}, which are copied; a {@link Fill} if
     * they are all the same.
     */
    static Page of(byte[] bytes, int at) {
        Objects.checkFromIndexSize(at, SIZE, bytes.length);
        return Fills.isUniform(bytes, at) ? filled(bytes[at]) : new Bytes(Arrays.copyOfRange(bytes, at, at + SIZE));
    }

    /** Whether two pages hold the same bytes, whatever their forms. Costs nothing for one object, else at most a page. */
    static boolean sameContent(Page a, Page b) {
        if (a == b) {
            return true;
        }
        if (a instanceof Fill x && b instanceof Fill y) {
            return x.value == y.value;
        }
        if (a instanceof NumberPage x) {
            return x.hasContent(b);
        }
        if (b instanceof NumberPage y) {
            return y.hasContent(a);
        }
        if (a instanceof Bytes x) {
            return b.matches(0, x.bytes, 0, SIZE);
        }
        byte[] content = b instanceof Bytes y ? y.bytes : toArray(b);
        return a.matches(0, content, 0, SIZE);
    }

    /** Whether {@code length} bytes of {@code a}, starting at {@code from}, equal those of {@code b}, starting at {@code at}. */
    static boolean sameContent(Page a, int from, Page b, int at, int length) {
        if (from == at && (a == b || length == SIZE)) {
            return sameContent(a, b);
        }
        byte[] part = new byte[length];
        a.copyTo(from, part, 0, length);
        return b.matches(at, part, 0, length);
    }

    /** A copy of all bytes of {@code page}. */
    static byte[] toArray(Page page) {
        byte[] content = new byte[SIZE];
        page.copyTo(0, content, 0, SIZE);
        return content;
    }

    /** A page of one byte repeated. */
    final class Fill implements Page {

        private final byte value;

        Fill(byte value) {
            this.value = value;
        }

        /** The byte that is repeated. */
        public byte value() {
            return value;
        }

        @Override
        public byte at(int offset) {
            Objects.checkIndex(offset, SIZE);
            return value;
        }

        @Override
        public void copyTo(int from, byte[] target, int at, int length) {
            Objects.checkFromIndexSize(from, length, SIZE);
            ByteRun.fill(target, at, length, value);
        }

        @Override
        public boolean matches(int from, byte[] other, int at, int length) {
            Objects.checkFromIndexSize(from, length, SIZE);
            for (int i = at; i < at + length; i++) {
                if (other[i] != value) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String toString() {
            return "Fill[" + (value & 0xff) + "]";
        }
    }

    /** A page that holds all its bytes: 4 KiB and 32 bytes of memory. */
    final class Bytes implements Page {

        private final byte[] bytes;

        /** Adopts {@code bytes}: the caller must not write to the array again. */
        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public byte at(int offset) {
            return bytes[offset];
        }

        @Override
        public void copyTo(int from, byte[] target, int at, int length) {
            System.arraycopy(bytes, from, target, at, length);
        }

        @Override
        public boolean matches(int from, byte[] other, int at, int length) {
            return Arrays.equals(bytes, from, from + length, other, at, at + length);
        }

        @Override
        public String toString() {
            return "Bytes";
        }
    }

    /**
     * A page that differs from a base page in some of its {@value #BLOCKS} blocks of {@value #BLOCK} bytes: what a small
     * store to a page kept elsewhere costs, about 370 bytes for one block instead of a page.
     */
    final class Split implements Page {

        static final int BLOCKS = 16;
        static final int BLOCK = SIZE / BLOCKS;
        /** With more own blocks than this, {@link Bytes} is the cheaper form. */
        static final int MOST = 8;

        private final Page base;
        private final byte[] @Nullable [] blocks;

        private Split(Page base, byte[] @Nullable [] blocks) {
            this.base = base;
            this.blocks = blocks;
        }

        /**
         * The page {@code under} with the blocks of {@code mask} (bit i for block i) taken from {@code content}, which is a
         * whole page and is copied. Never a split page over a split page.
         */
        static Split over(Page under, byte[] content, int mask) {
            byte[] @Nullable [] blocks = under instanceof Split s ? s.blocks.clone() : new byte[BLOCKS][];
            for (int i = 0; i < BLOCKS; i++) {
                if ((mask >>> i & 1) != 0) {
                    blocks[i] = Arrays.copyOfRange(content, i * BLOCK, (i + 1) * BLOCK);
                }
            }
            return new Split(under instanceof Split s ? s.base : under, blocks);
        }

        /** The blocks {@code page} holds beside its base, bit i for block i; 0 for the other forms. */
        static int mask(Page page) {
            int mask = 0;
            if (page instanceof Split s) {
                for (int i = 0; i < BLOCKS; i++) {
                    mask |= s.blocks[i] == null ? 0 : 1 << i;
                }
            }
            return mask;
        }

        @Override
        public byte at(int offset) {
            byte[] block = blocks[Objects.checkIndex(offset, SIZE) / BLOCK];
            return block == null ? base.at(offset) : block[offset % BLOCK];
        }

        @Override
        public void copyTo(int from, byte[] target, int at, int length) {
            Objects.checkFromIndexSize(from, length, SIZE);
            base.copyTo(from, target, at, length);
            int end = from + length;
            for (int i = from / BLOCK; i * BLOCK < end; i++) {
                byte[] block = blocks[i];
                if (block != null) {
                    int first = Math.max(from, i * BLOCK);
                    int last = Math.min(end, (i + 1) * BLOCK);
                    System.arraycopy(block, first - i * BLOCK, target, at + first - from, last - first);
                }
            }
        }

        @Override
        public boolean matches(int from, byte[] other, int at, int length) {
            Objects.checkFromIndexSize(from, length, SIZE);
            for (int done = 0; done < length;) {
                int offset = from + done;
                int n = Math.min(length - done, BLOCK - offset % BLOCK);
                if (!blockMatches(offset, other, at + done, n)) {
                    return false;
                }
                done += n;
            }
            return true;
        }

        private boolean blockMatches(int offset, byte[] other, int at, int length) {
            byte[] block = blocks[offset / BLOCK];
            if (block == null) {
                return base.matches(offset, other, at, length);
            }
            int start = offset % BLOCK;
            return Arrays.equals(block, start, start + length, other, at, at + length);
        }

        @Override
        public String toString() {
            return "Split[" + Integer.bitCount(mask(this)) + "]";
        }
    }
}
