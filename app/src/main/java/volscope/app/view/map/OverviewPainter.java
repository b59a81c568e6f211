package volscope.app.view.map;

import volscope.app.view.Palette;
import volscope.app.view.Raster;
import volscope.app.view.Palette.Ink;

/** Paints the whole volume from top to bottom, a line of pixels per bin. */
final class OverviewPainter {
    private final Palette palette;

    OverviewPainter(Palette palette) {
        this.palette = palette;
    }

    void paint(Raster raster, Viewport view, long[] counts) {
        raster.clear(palette.argb(Ink.TRACK));
        long bin = Math.max(1, bin(view.chunks(), raster.height()));
        for (int y = 0; y < Math.min(raster.height(), counts.length); y++) {
            if (counts[y] > 0) {
                int wide = Math.max(2, (int) Math.round((double) raster.width() * Math.min(bin, counts[y]) / bin));
                raster.fill(0, y, wide, 1, palette.argb(Ink.COPIED));
            }
        }
        int top = (int) (view.first() / bin);
        int high = Math.max(6, (int) ((view.end() - view.first()) / bin));
        raster.frame(0, Math.min(top, raster.height() - high), raster.width(), high, palette.argb(Ink.ACCENT));
        raster.frame(1, Math.min(top, raster.height() - high) + 1, raster.width() - 2, high - 2, palette.argb(Ink.ACCENT));
    }

    /** Chunks per line of pixels. */
    static long bin(long chunks, int height) {
        return Math.max(1, (chunks + height - 1) / Math.max(1, height));
    }
}
