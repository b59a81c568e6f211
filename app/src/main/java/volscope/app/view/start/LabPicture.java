package volscope.app.view.start;

import java.util.Arrays;
import java.util.Optional;
import javafx.scene.layout.StackPane;
import volscope.app.view.Palette;
import volscope.app.view.Palette.Ink;
import volscope.app.view.PixelPane;
import volscope.app.view.Raster;
import volscope.model.machine.SnapshotInfo;

/** The chunks of a lab's first volume in small: cells where they are few, dots where they are some, a skyline where they are many. */
final class LabPicture extends StackPane {
    private static final long FEW = 64;
    private static final int CELL = 20;
    private static final int STEP = 23;
    private static final int DOT = 4;
    private static final int PITCH = 6;
    private static final long MOST_A_DOT = 64;

    private final Palette palette = new Palette(this::repaint);
    private final PixelPane pixels = new PixelPane(this::paint);
    private Optional<Look> look = Optional.empty();

    LabPicture() {
        getStyleClass().add("lab-picture");
        getChildren().setAll(palette, pixels);
    }

    /** Draws this lab. */
    void show(Optional<Look> next) {
        look = next;
        pixels.repaint();
    }

    private void repaint() {
        pixels.repaint();
    }

    private void paint(Raster raster) {
        raster.clear(0);
        look.flatMap(Look::snapshot).ifPresent(taken -> {
            SnapshotInfo info = taken.info();
            long dots = (long) (raster.width() / PITCH) * Math.max(1, raster.height() / PITCH);
            if (info.originChunks() <= FEW) {
                cells(raster, taken);
            } else if (info.originChunks() <= dots * MOST_A_DOT) {
                dots(raster, taken);
            } else {
                skyline(raster, taken);
            }
        });
    }

    private long[] counts(Look.Taken taken, long length, int bins) {
        return look.map(found -> found.revision().exceptionCounts(taken.volume().device(), 0, length, bins))
                .orElseGet(() -> new long[bins]);
    }

    private void cells(Raster raster, Look.Taken taken) {
        int chunks = (int) taken.info().originChunks();
        long[] held = counts(taken, 1, chunks);
        int columns = Math.max(1, raster.width() / STEP);
        int top = Math.max(0, (raster.height() - (Math.ceilDiv(chunks, columns) * STEP)) / 2);
        for (int i = 0; i < chunks; i++) {
            mark(raster, i % columns * STEP, top + i / columns * STEP, CELL, held[i] > 0);
        }
    }

    private void dots(Raster raster, Look.Taken taken) {
        int columns = raster.width() / PITCH;
        int rows = raster.height() / PITCH;
        long chunks = taken.info().originChunks();
        long length = Math.ceilDiv(chunks, (long) columns * rows);
        int bins = (int) Math.ceilDiv(chunks, length);
        long[] held = counts(taken, length, bins);
        for (int i = 0; i < bins; i++) {
            boolean copied = held[i] > 0;
            int size = copied ? DOT + 1 : DOT - 1;
            mark(raster, i % columns * PITCH + (copied ? 0 : 1), i / columns * PITCH + (copied ? 0 : 1), size, copied);
        }
    }

    private void mark(Raster raster, int left, int top, int size, boolean copied) {
        if (copied && size >= CELL) {
            raster.stripes(left, top, size, size, palette.argb(Ink.COPIED),
                    Raster.mix(palette.argb(Ink.COPIED), palette.argb(Ink.CANVAS), 0.4));
        } else {
            raster.fill(left, top, size, size, palette.argb(copied ? Ink.COPIED : Ink.SHARED));
        }
    }

    private void skyline(Raster raster, Look.Taken taken) {
        int bins = Math.max(1, raster.width());
        long[] held = counts(taken, Math.ceilDiv(taken.info().originChunks(), bins), bins);
        long most = Math.max(1, Arrays.stream(held).max().orElse(1));
        raster.fill(0, 0, raster.width(), raster.height(), palette.argb(Ink.PANEL));
        for (int x = 0; x < bins; x++) {
            int high = held[x] == 0 ? 1 : (int) Math.max(3, raster.height() * held[x] / most);
            raster.fill(x, raster.height() - high, 1, high, palette.argb(held[x] == 0 ? Ink.SHARED : Ink.COPIED));
        }
    }
}
