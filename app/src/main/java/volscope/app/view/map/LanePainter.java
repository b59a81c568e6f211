package volscope.app.view.map;

import java.util.List;
import volscope.app.view.Palette;
import volscope.app.view.Raster;
import volscope.app.view.Palette.Ink;
import volscope.model.machine.ExceptionRun;

/** Paints the chunks in view, as cells or as bars. */
final class LanePainter {
    private static final int SMALL = 4;

    private final Palette palette;

    LanePainter(Palette palette) {
        this.palette = palette;
    }

    /** A cell per chunk: small and plain where it is shared, large and striped where the store has the old content. */
    void cells(Raster raster, Viewport view, List<ExceptionRun> held) {
        raster.clear(palette.argb(Ink.CANVAS));
        int side = view.grid().zoom().pixels();
        for (long chunk = view.first(); chunk < view.end(); chunk++) {
            shared(raster, view.grid(), chunk - view.first(), side);
        }
        for (ExceptionRun run : held) {
            for (long chunk = Math.max(run.chunk(), view.first()); chunk < Math.min(run.end(), view.end()); chunk++) {
                copied(raster, view.grid(), chunk - view.first(), side);
            }
        }
    }

    /** Outlines where chunks will be. */
    void ghosts(Raster raster, Viewport view) {
        raster.clear(palette.argb(Ink.CANVAS));
        int side = Math.max(3, view.grid().zoom().pixels());
        for (long chunk = view.first(); chunk < view.end(); chunk += view.grid().zoom().chunks()) {
            int inset = side / 4;
            long index = chunk - view.first();
            raster.frame(view.grid().x(index) + inset, view.grid().y(index) + inset, side - 2 * inset, side - 2 * inset,
                    palette.argb(Ink.ACCENT));
        }
    }

    private void shared(Raster raster, Grid grid, long index, int side) {
        int mark = Math.max(1, side / 2);
        int inset = (side - mark) / 2;
        raster.fill(grid.x(index) + inset, grid.y(index) + inset, mark, mark, palette.argb(Ink.SHARED));
    }

    private void copied(Raster raster, Grid grid, long index, int side) {
        int gap = side >= SMALL ? Math.max(1, side / 12) : 0;
        int colour = palette.argb(Ink.COPIED);
        int x = grid.x(index) + gap;
        int y = grid.y(index) + gap;
        raster.fill(grid.x(index), grid.y(index), side, side, palette.argb(Ink.CANVAS));
        if (side < SMALL) {
            raster.fill(x, y, side, side, colour);
        } else {
            raster.stripes(x, y, side - 2 * gap, side - 2 * gap, colour, Raster.mix(colour, palette.argb(Ink.CANVAS), 0.35));
        }
    }

    /** A bar per pixel column: as high as the share of its chunks that the store holds, and never invisible. */
    void bars(Raster raster, Viewport view, long[] counts) {
        raster.clear(palette.argb(Ink.CANVAS));
        int columns = raster.width();
        long bin = view.grid().zoom().chunks();
        int colour = palette.argb(Ink.COPIED);
        for (int row = 0; row * columns < counts.length; row++) {
            int top = row * view.grid().pitch();
            raster.fill(0, top, columns, Grid.BAR, palette.argb(Ink.TRACK));
            for (int x = 0; x < columns && row * columns + x < counts.length; x++) {
                double share = Math.min(1.0, (double) counts[row * columns + x] / bin);
                if (share > 0) {
                    int high = Math.max(1, (int) Math.round(share * Grid.BAR));
                    raster.fill(x, top + Grid.BAR - high, 1, high, Raster.mix(colour, palette.argb(Ink.TRACK), 0.4 * (1 - share)));
                }
            }
        }
    }
}
