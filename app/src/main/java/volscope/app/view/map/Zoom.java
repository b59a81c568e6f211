package volscope.app.view.map;

import java.util.function.Function;

/**
 * How large chunks are drawn.
 *
 * @param pixels
 *            the side of a chunk's cell; 1 where a pixel stands for several chunks
 * @param chunks
 *            how many chunks a pixel stands for; 1 where a chunk has a cell
 */
record Zoom(int pixels, long chunks) {
    private static final int[] CELLS = {1, 2, 4, 8, 12, 16, 24, 36, 48, 60, 72, 96, 120};
    private static final int STEP = 4;
    /** From this width on cells have words in them. */
    private static final int WORDS = 24;
    private static final long FAR = 64;
    /** The size to begin with. */
    static final Zoom USUAL = new Zoom(12, 1);

    /** One step closer. */
    Zoom in() {
        if (chunks > 1) {
            return new Zoom(1, chunks / STEP);
        }
        for (int cell : CELLS) {
            if (cell > pixels) {
                return new Zoom(cell, 1);
            }
        }
        return this;
    }

    /** One step away. */
    Zoom out() {
        for (int i = CELLS.length - 1; i >= 0; i--) {
            if (CELLS[i] < pixels) {
                return new Zoom(CELLS[i], 1);
            }
        }
        return new Zoom(1, chunks * STEP);
    }

    /** The largest at which so many chunks fit into rows of a width. */
    static Zoom fitting(long wanted, int width, int height) {
        Zoom zoom = new Zoom(CELLS[CELLS.length - 1], 1);
        while (!new Grid(zoom, width, height).holds(wanted)) {
            zoom = zoom.out();
        }
        return zoom;
    }

    /** The largest at which so many chunks fit into the grids that there would be. */
    static Zoom fitting(long wanted, Function<Zoom, Grid> grids) {
        Zoom zoom = new Zoom(CELLS[CELLS.length - 1], 1);
        while (!grids.apply(zoom).holds(wanted)) {
            zoom = zoom.out();
        }
        return zoom;
    }

    /** The height of a cell: with words in it, it is higher than wide. */
    int height() {
        return hasWords() ? pixels * 5 / 4 : pixels;
    }

    /** Whether cells have words in them. */
    boolean hasWords() {
        return pixels >= WORDS;
    }

    /** Whether so many chunks share a pixel that one lane says all of it. */
    boolean isFar() {
        return chunks > FAR;
    }

    /** Whether pixels stand for several chunks. */
    boolean isDensity() {
        return chunks > 1;
    }
}
