package volscope.app.view.map;

/**
 * How a lane is divided into rows of cells, or of bars where a pixel stands for several chunks.
 *
 * @param zoom
 *            the size of chunks
 * @param width
 *            of the lane
 * @param height
 *            of the lane
 */
record Grid(Zoom zoom, int width, int height) {
    /** The height of a row of bars. */
    static final int BAR = 26;
    private static final int BAR_GAP = 8;
    /** Cells up to this size may be cut off where there is no room. */
    private static final int USUAL_MOST = 48;
    private static final int ALIGN = 8;

    /** Chunks in a row. */
    long columns() {
        if (zoom.isDensity()) {
            return Math.max(1, width) * zoom.chunks();
        }
        int cells = Math.max(1, width / zoom.pixels());
        return cells > ALIGN ? cells - cells % ALIGN : cells;
    }

    /** Rows that fit. */
    int rows() {
        return Math.max(1, (height + (zoom.isDensity() ? BAR_GAP : 0)) / pitch());
    }

    /** From one row to the next. */
    int pitch() {
        return zoom.isDensity() ? BAR + BAR_GAP : zoom.height();
    }

    /** Chunks in all rows. */
    long capacity() {
        return columns() * rows();
    }

    /** Whether so many chunks have their cells in it; large ones with their whole height. */
    boolean holds(long chunks) {
        return capacity() >= chunks && (zoom.pixels() <= USUAL_MOST || zoom.height() <= height);
    }

    /** The chunk at a point, counted from the first in view; negative beside the cells. */
    long at(double x, double y) {
        long row = (long) (y / pitch());
        long column = column(x);
        return column < 0 || y < 0 || row >= rows() ? -1 : row * columns() + column;
    }

    /** The chunk at a distance from the left, counted from the first of its row; negative beside the cells. */
    long column(double x) {
        long column = zoom.isDensity() ? (long) x * zoom.chunks() : (long) (x / zoom.pixels());
        return x < 0 || column >= columns() ? -1 : column;
    }

    /** The left edge of a chunk's cell. */
    int x(long index) {
        long column = index % columns();
        return (int) (zoom.isDensity() ? column / zoom.chunks() : column * zoom.pixels());
    }

    /** The upper edge of a chunk's cell. */
    int y(long index) {
        return (int) (index / columns()) * pitch();
    }

    /** The height of what is drawn for a chunk. */
    int cellHeight() {
        return zoom.isDensity() ? BAR : zoom.height();
    }
}
