package volscope.app.view.map;

import volscope.app.view.Palette;
import volscope.app.view.Palette.Ink;
import volscope.app.view.Raster;

/** Paints the chunks in view: as cells, as cards with words, or as bars where a pixel stands for several. */
final class LanePainter {
    /** From so many chunks a pixel on, rare states are ticks. */
    private static final long TICKS = 64;
    private static final int FOOT = 3;
    private static final int TEETH = 6;
    /** Room for what a fold says, to each side of its middle. */
    private static final int WORDS = 120;

    private final Palette palette;
    private final StatePaint paint;

    LanePainter(Palette palette, StatePaint paint) {
        this.palette = palette;
        this.paint = paint;
    }

    void paint(Raster raster, MapContent content, Side side) {
        raster.clear(palette.argb(Ink.CANVAS));
        Rows rows = content.rows();
        Grid grid = content.view().grid();
        for (int i = 0; i < rows.list().size(); i++) {
            Rows.Row row = rows.list().get(i);
            if (row.isFold()) {
                fold(raster, rows.y(i), grid);
            } else if (grid.zoom().isDensity()) {
                bars(raster, content.bins(side, row), rows.y(i));
            } else {
                cells(raster, content, side, row, rows.y(i));
            }
        }
    }

    /** Outlines where chunks will be. */
    void ghosts(Raster raster, Viewport view) {
        raster.clear(palette.argb(Ink.CANVAS));
        Zoom zoom = view.grid().zoom();
        for (long chunk = view.first(); chunk < view.end(); chunk += zoom.chunks()) {
            long index = chunk - view.first();
            int x = view.grid().x(index);
            int y = view.grid().y(index);
            if (zoom.hasWords()) {
                paint.vacant(raster, x, y, zoom.pixels(), zoom.height(), Ink.ACCENT);
            } else {
                int side = Math.max(3, zoom.pixels());
                raster.frame(x + side / 4, y + side / 4, side - 2 * (side / 4), side - 2 * (side / 4), palette.argb(Ink.ACCENT));
            }
        }
    }

    private void cells(Raster raster, MapContent content, Side side, Rows.Row row, int y) {
        Zoom zoom = content.view().grid().zoom();
        ChunkState[] states = content.chunks().states(side, row.first(), row.end());
        if (zoom.pixels() == 1) {
            dots(raster, states, y);
            return;
        }
        for (int i = 0; i < states.length; i++) {
            int x = content.view().grid().x(i);
            if (zoom.hasWords()) {
                paint.card(raster, states[i], x, y, zoom.pixels(), zoom.height());
            } else {
                paint.cell(raster, states[i], x, y, zoom.pixels());
            }
            if (side == Side.ORIGIN && zoom.pixels() >= 8 && content.mapped().contains(row.first() + i)) {
                paint.corner(raster, x, y, zoom.pixels() - (zoom.hasWords() ? 2 : 1));
            }
        }
    }

    /** Chunks of a pixel, those in a row of one state at once. */
    private void dots(Raster raster, ChunkState[] states, int y) {
        for (int i = 0; i < states.length;) {
            int end = i + 1;
            while (end < states.length && states[end] == states[i]) {
                end++;
            }
            raster.fill(i, y, end - i, 1, palette.argb(states[i].ink()));
            i = end;
        }
    }

    /** Torn edges where rows are left out. */
    private void fold(Raster raster, int y, Grid grid) {
        int high = grid.cellHeight();
        int colour = palette.argb(Ink.LINE);
        for (int x = 0; x < raster.width(); x++) {
            if (Math.abs(x - raster.width() / 2) < WORDS) {
                continue;
            }
            int tooth = Math.abs(x % (2 * TEETH) - TEETH) / 2;
            raster.fill(x, y + tooth, 1, 1, colour);
            raster.fill(x, y + high - 1 - TEETH / 2 + tooth, 1, 1, colour);
        }
    }

    /** A bar per pixel column: the shares of the states, none that occurs without a pixel. */
    private void bars(Raster raster, Bins bins, int top) {
        int ground = palette.argb(Ink.TRACK);
        int wide = Math.min(raster.width(), bins.size());
        raster.fill(0, top, wide, Grid.BAR, Raster.mix(ground, palette.argb(Ink.CANVAS), 0.5));
        boolean density = bins.length() > TICKS;
        for (int x = 0; x < wide; x++) {
            int copied = share(bins, ChunkState.COPIED, x);
            int own = share(bins, ChunkState.OWN, x);
            int invalid = share(bins, ChunkState.INVALID, x);
            int alone = share(bins, ChunkState.ALONE, x);
            int bottom = top + Grid.BAR;
            if (copied > 0) {
                double tone = density ? 0.4 * (1 - (double) copied / Grid.BAR) : 0;
                raster.fill(x, bottom - copied, 1, copied, Raster.mix(palette.argb(Ink.COPIED), ground, tone));
                if (density && copied == 1) {
                    // A share too small for its height is told below the bar, which stays true.
                    raster.fill(x - 1, bottom, 3, FOOT, palette.argb(Ink.COPIED));
                }
            }
            raster.fill(x, bottom - Math.min(Grid.BAR, copied + own), 1, own, palette.argb(Ink.OWN));
            raster.fill(x, bottom - Math.min(Grid.BAR, copied + alone), 1, alone, palette.argb(Ink.SHARED));
            if (invalid > 0) {
                raster.fill(x, top, 1, Grid.BAR, x % 3 == 0
                        ? Raster.mix(palette.argb(Ink.INVALID), palette.argb(Ink.CANVAS), 0.4)
                        : palette.argb(Ink.INVALID));
            }
            if (bins.count(ChunkState.FLIGHT, x) > 0 || density && bins.count(ChunkState.OWN, x) > 0 && own <= 1) {
                tick(raster, x, top);
            }
        }
    }

    /** Pixels of a state in a column, at least one where it occurs. */
    private static int share(Bins bins, ChunkState state, int bin) {
        long count = bins.count(state, bin);
        return count == 0 ? 0 : (int) Math.max(1, Math.round((double) count * Grid.BAR / bins.length()));
    }

    /** Seen from afar, whatever else is in the column. */
    private void tick(Raster raster, int x, int top) {
        int colour = palette.argb(Ink.BAD);
        int head = Math.max(0, top - 4);
        raster.fill(x, head, 1, top + Grid.BAR - head, colour);
        raster.fill(x - 2, head, 5, 1, colour);
        raster.fill(x - 1, head + 1, 3, 1, colour);
    }
}
