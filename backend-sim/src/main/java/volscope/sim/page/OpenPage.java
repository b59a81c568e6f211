package volscope.sim.page;

import org.jspecify.annotations.Nullable;

/** The bytes of one page while a session stores to them; the tree keeps the page they started from. */
final class OpenPage {

    private static final int BLOCK_SHIFT = Integer.numberOfTrailingZeros(Page.Split.BLOCK);

    final long no;
    /** The page in the tree, from which the bytes differ where touched. */
    private Page base;
    private byte @Nullable [] bytes;
    /** Blocks stored to since {@link #base}, bit i for block i. */
    private int touched;

    OpenPage(long no, Page base, byte[] buffer) {
        this.no = no;
        this.base = base;
        this.bytes = buffer;
        base.copyTo(0, buffer, 0, Page.SIZE);
    }

    /** The bytes to read; to write, {@link #touch} them as well. */
    byte[] bytes() {
        byte[] content = bytes;
        if (content == null) {
            throw new IllegalStateException("page " + no + " was given away");
        }
        return content;
    }

    /** The bytes, of which {@code length} > 0 from {@code from} are about to be written. */
    byte[] touch(int from, int length) {
        int last = from + length - 1 >>> BLOCK_SHIFT;
        touched |= (2 << last) - (1 << (from >>> BLOCK_SHIFT));
        return bytes();
    }

    Page base() {
        return base;
    }

    boolean isTouched() {
        return touched != 0;
    }

    /** Whether {@link #seal} gave the buffer to a page, so that this is at its end. */
    boolean isSpent() {
        return bytes == null;
    }

    /** The page of these bytes: the base itself if no byte differs. Stays usable, unless it is spent. */
    Page seal() {
        int changed = changedBlocks();
        touched = 0;
        if (changed != 0) {
            base = sealed(changed);
        }
        return base;
    }

    private int changedBlocks() {
        int changed = 0;
        for (int rest = touched; rest != 0; rest &= rest - 1) {
            int from = Integer.numberOfTrailingZeros(rest) << BLOCK_SHIFT;
            if (!base.matches(from, bytes(), from, Page.Split.BLOCK)) {
                changed |= Integer.lowestOneBit(rest);
            }
        }
        return changed;
    }

    private Page sealed(int changed) {
        byte[] content = bytes();
        if (Fills.isUniform(content, 0)) {
            return Page.filled(content[0]);
        }
        if (Integer.bitCount(changed | Page.Split.mask(base)) <= Page.Split.MOST) {
            return Page.Split.over(base, content, changed);
        }
        bytes = null;
        return new Page.Bytes(content);
    }
}
