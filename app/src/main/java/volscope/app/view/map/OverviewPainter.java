package volscope.app.view.map;

import volscope.app.view.Palette;
import volscope.app.view.Palette.Ink;
import volscope.app.view.Raster;

/** Paints the whole volume from top to bottom, a line of pixels per bin. */
final class OverviewPainter {
    private final Palette palette;

    OverviewPainter(Palette palette) {
        this.palette = palette;
    }

    void paint(Raster raster, MapContent content) {
        Viewport view = content.view();
        raster.clear(Raster.mix(palette.argb(Ink.TRACK), palette.argb(Ink.CANVAS), 0.5));
        long bin = bin(view.chunks(), raster.height());
        Bins bins = content.overview(raster.height());
        for (int y = 0; y < raster.height(); y++) {
            int copied = wide(raster, bins, ChunkState.COPIED, y);
            int own = wide(raster, bins, ChunkState.OWN, y);
            raster.fill(0, y, copied, 1, palette.argb(Ink.COPIED));
            raster.fill(Math.min(copied, raster.width() - own), y, own, 1, palette.argb(Ink.OWN));
            raster.fill(0, y, wide(raster, bins, ChunkState.INVALID, y), 1, palette.argb(Ink.INVALID));
            if (bins.count(ChunkState.FLIGHT, y) > 0) {
                raster.fill(raster.width() / 2, y - 1, raster.width() / 2, 2, palette.argb(Ink.BAD));
            }
        }
        int top = (int) (view.first() / bin);
        int high = Math.max(6, (int) ((content.rows().end() - view.first()) / bin));
        int y = Math.max(0, Math.min(top, raster.height() - high));
        raster.frame(0, y, raster.width(), high, palette.argb(Ink.ACCENT));
        raster.frame(1, y + 1, raster.width() - 2, high - 2, palette.argb(Ink.ACCENT));
    }

    private static int wide(Raster raster, Bins bins, ChunkState state, int bin) {
        long count = bins.count(state, bin);
        return count == 0 ? 0 : Math.max(2, (int) Math.round((double) raster.width() * count / bins.length()));
    }

    /** Chunks per line of pixels. */
    static long bin(long chunks, int height) {
        return Math.max(1, (chunks + height - 1) / Math.max(1, height));
    }
}
