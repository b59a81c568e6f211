package volscope.sim.page;

import org.jspecify.annotations.Nullable;

/** A walk over the runs of one leaf, of which the front can be taken piece by piece. */
final class LeafCursor {

    private static final int[] NONE = new int[0];

    private final int[] leaf;
    private final boolean bitmap;
    private int index = -1;
    private int start;
    private int length;
    private int target;

    /** Stands on the first run. */
    LeafCursor(int @Nullable [] leaf, int level) {
        this.leaf = leaf == null ? NONE : leaf;
        this.bitmap = RunLeaf.isBitmap(this.leaf, level);
        next();
    }

    /** Whether it stands on a run. */
    boolean isValid() {
        return length > 0;
    }

    /** Offset of what is left of the run in the leaf, or the largest {@code int} behind the last. */
    int start() {
        return start;
    }

    int length() {
        return length;
    }

    int target() {
        return target;
    }

    /** Leaves the first {@code count} chunks of the run behind, at most all of it. */
    void take(int count) {
        start += count;
        target += count;
        length -= count;
        if (length == 0) {
            next();
        }
    }

    private void next() {
        index++;
        if (bitmap) {
            nextInBitmap();
        } else if (index < leaf.length / 2) {
            start = Runs.start(leaf, index);
            length = Runs.length(leaf, index);
            target = Runs.target(leaf, index);
        } else {
            end();
        }
    }

    private void nextInBitmap() {
        if (index < Bitmap.size(leaf)) {
            start = Bitmap.next(leaf, start);
            length = 1;
            target = Bitmap.value(leaf, index);
        } else {
            end();
        }
    }

    private void end() {
        start = Integer.MAX_VALUE;
        length = 0;
    }
}
