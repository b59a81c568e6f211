package volscope.app.view.compare;

import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.StackPane;
import volscope.app.view.Palette;
import volscope.app.view.Palette.Ink;
import volscope.app.view.PixelPane;
import volscope.app.view.Raster;
import volscope.app.view.compare.Comparison.Kind;
import volscope.app.view.compare.Comparison.Range;

/** Where two sides differ, all chunks at once: squares where they fit, else rows of pixels in which nothing that differs is lost. */
final class DifferenceMap extends StackPane {
    private static final int[] SQUARES = {14, 12, 10, 9, 8, 7, 6, 5, 4};
    private static final int BAND = 12;
    private static final int GAP = 4;

    private final Palette palette;
    private final PixelPane pixels;
    private Optional<Comparison> shown = Optional.empty();
    private long chosen = -1;

    DifferenceMap(String name, LongConsumer choose) {
        setId("compare-map");
        getStyleClass().add("compare-map");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(name);
        pixels = new PixelPane(this::paint);
        palette = new Palette(this::repaint);
        getChildren().setAll(pixels, palette);
        setMinSize(0, 0);
        setOnMouseClicked(event -> shown.ifPresent(comparison -> {
            long chunk = chunkAt(comparison, (int) event.getX() - (int) pixels.getLayoutX(),
                    (int) event.getY() - (int) pixels.getLayoutY());
            if (chunk >= 0 && chunk < comparison.chunks()) {
                choose.accept(chunk);
            }
        }));
    }

    void show(Optional<Comparison> comparison, long chunk) {
        shown = comparison;
        chosen = chunk;
        repaint();
    }

    private void repaint() {
        pixels.repaint();
    }

    /** The size of a square, if all fit into the picture. */
    private static int square(Comparison comparison, int width, int height) {
        for (int size : SQUARES) {
            long columns = Math.max(1, width / size);
            if (Math.ceilDiv(comparison.chunks(), columns) * size <= height) {
                return size;
            }
        }
        return 0;
    }

    private static int bands(int height) {
        return Math.max(1, (height + GAP) / (BAND + GAP));
    }

    private long chunkAt(Comparison comparison, int x, int y) {
        int width = Math.max(1, (int) pixels.getWidth());
        int square = square(comparison, width, (int) pixels.getHeight());
        if (square > 0) {
            return (long) (y / square) * (width / square) + x / square;
        }
        double share = ((double) (y / (BAND + GAP)) * width + x) / ((double) bands((int) pixels.getHeight()) * width);
        return (long) (share * comparison.chunks());
    }

    private void paint(Raster raster) {
        raster.clear(palette.argb(Ink.CANVAS));
        shown.ifPresent(comparison -> {
            int square = square(comparison, raster.width(), raster.height());
            if (square > 0) {
                squares(raster, comparison, square);
            } else {
                bands(raster, comparison);
            }
        });
    }

    private void squares(Raster raster, Comparison comparison, int square) {
        int columns = raster.width() / square;
        int size = square - (square > 4 ? 2 : 1);
        int inset = Math.max(1, size / 4);
        int shared = palette.argb(Ink.SHARED);
        for (long chunk = 0; chunk < comparison.chunks(); chunk++) {
            raster.fill((int) (chunk % columns) * square + inset, (int) (chunk / columns) * square + inset, size - 2 * inset,
                    size - 2 * inset,
                    shared);
        }
        for (Range range : comparison.ranges()) {
            for (long chunk = range.from(); chunk < range.to(); chunk++) {
                state(raster, range.kind(), (int) (chunk % columns) * square, (int) (chunk / columns) * square, size, size);
            }
        }
        if (chosen >= 0 && chosen < comparison.chunks()) {
            raster.frame((int) (chosen % columns) * square - 1, (int) (chosen / columns) * square - 1, size + 2, size + 2,
                    palette.argb(Ink.ACCENT));
        }
    }

    private void bands(Raster raster, Comparison comparison) {
        int bands = bands(raster.height());
        for (int band = 0; band < bands; band++) {
            raster.fill(0, band * (BAND + GAP), raster.width(), BAND, palette.argb(Ink.TRACK));
        }
        long all = (long) bands * raster.width();
        for (Range range : comparison.ranges()) {
            long from = (long) ((double) range.from() / comparison.chunks() * all);
            long to = Math.max(from + 2, (long) Math.ceil((double) range.to() / comparison.chunks() * all));
            for (long at = from; at < Math.min(to, all); at = (at / raster.width() + 1) * raster.width()) {
                int left = (int) (at % raster.width());
                int wide = (int) Math.min(raster.width() - left, to - at);
                state(raster, range.kind(), left, (int) (at / raster.width()) * (BAND + GAP), wide, BAND);
            }
        }
    }

    private void state(Raster raster, Kind kind, int x, int y, int wide, int high) {
        int canvas = palette.argb(Ink.CANVAS);
        switch (kind) {
            case ONLY_A -> {
                int colour = palette.argb(Ink.COPIED);
                raster.stripes(x, y, wide, high, colour, Raster.mix(colour, canvas, 0.45));
            }
            case ONLY_B -> {
                int colour = palette.argb(Ink.OWN);
                raster.dots(x, y, wide, high, colour, canvas);
            }
            case BOTH -> {
                int colour = palette.argb(Ink.INVALID);
                raster.crosses(x, y, wide, high, colour, Raster.mix(colour, canvas, 0.5));
            }
            case UNREAD -> {
                int colour = palette.argb(Ink.FLIGHT);
                raster.dashes(x, y, wide, high, Raster.mix(canvas, colour, 0.35), colour);
            }
        }
    }
}
