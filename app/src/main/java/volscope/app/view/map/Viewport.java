package volscope.app.view.map;

/**
 * Which chunks are in view.
 *
 * @param first
 *            the first chunk, at the left of a row
 * @param grid
 *            how they are drawn
 * @param chunks
 *            how many there are in all
 */
record Viewport(long first, Grid grid, long chunks) {

    /** The view that shows a chunk near its top, without leaving the volume. */
    static Viewport around(long chunk, Grid grid, long chunks) {
        long row = chunk / grid.columns();
        long last = Math.max(0, (chunks - 1) / grid.columns() - grid.rows() + 1);
        return new Viewport(Math.max(0, Math.min(row, last)) * grid.columns(), grid, chunks);
    }

    /** The chunk after the last in view. */
    long end() {
        return Math.min(chunks, first + grid.capacity());
    }

    /** Whether a chunk is in view. */
    boolean shows(long chunk) {
        return chunk >= first && chunk < end();
    }

    /** Moves by rows. */
    Viewport moved(long rows) {
        return around(Math.max(0, first + rows * grid.columns()), grid, chunks);
    }

    /** The same place with chunks of another size: a chunk stays in the row it is in. */
    Viewport zoomed(Grid next, long chunk) {
        long row = Math.max(0, (chunk - first) / grid.columns());
        long top = Math.min(row, next.rows() / 2);
        return around(Math.max(0, chunk - top * next.columns()), next, chunks);
    }

    /** The same place in a lane of another size. */
    Viewport resized(int width, int height) {
        return around(first, new Grid(grid.zoom(), width, height), chunks);
    }

    /** Brings a chunk into view, if it is not there. */
    Viewport showing(long chunk) {
        return shows(chunk) ? this : around(Math.max(0, chunk - grid.rows() / 3 * grid.columns()), grid, chunks);
    }

    /** The chunk at a point of a lane; -1 where there is none. */
    long at(double x, double y) {
        long index = grid.at(x, y);
        return index < 0 || first + index >= chunks ? -1 : first + index;
    }
}
