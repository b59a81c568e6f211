package volscope.app.view.bytes;

import java.util.function.DoubleConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.StackPane;
import volscope.app.session.Frame;
import volscope.app.view.Palette;
import volscope.app.view.Palette.Ink;
import volscope.app.view.PixelPane;
import volscope.app.view.Raster;

/** All of a sheet at a glance: where the store holds something, and which part is in view. A click or a drag goes there. */
final class Strip extends StackPane {
    private static final int LEAST = 6;

    private final Palette palette;
    private final PixelPane pixels;
    private long[] held = {};
    private double from;
    private double to = 1;

    Strip(String name, DoubleConsumer go) {
        setId("bytes-strip");
        getStyleClass().add("bytes-strip");
        setAccessibleRole(AccessibleRole.SCROLL_BAR);
        setAccessibleText(name);
        pixels = new PixelPane(this::paint);
        palette = new Palette(this::repaint);
        getChildren().setAll(pixels, palette);
        setOnMousePressed(event -> go.accept(event.getY() / Math.max(1, getHeight())));
        setOnMouseDragged(event -> go.accept(Math.clamp(event.getY() / Math.max(1, getHeight()), 0, 1)));
    }

    /** Shows what is held, bin by bin, and the part in view, as shares of all. */
    void show(Frame frame, Sheet sheet, double first, double last) {
        int bins = (int) Math.max(1, Math.min(getHeight(), sheet.units()));
        held = sheet.snapshot()
                .map(device -> frame.revision().exceptionCounts(device, 0, Math.ceilDiv(sheet.units(), bins), bins)).orElse(new long[0]);
        from = first;
        to = last;
        repaint();
    }

    private void repaint() {
        pixels.repaint();
    }

    private void paint(Raster raster) {
        raster.clear(palette.argb(Ink.TRACK));
        for (int y = 0; y < raster.height() && held.length > 0; y++) {
            int first = (int) ((long) y * held.length / raster.height());
            int last = Math.max(first + 1, (int) ((y + 1L) * held.length / raster.height()));
            boolean any = false;
            for (int i = first; i < Math.min(last, held.length); i++) {
                any |= held[i] > 0;
            }
            if (any) {
                raster.fill(3, y, raster.width() - 6, 1, palette.argb(Ink.COPIED));
            }
        }
        int high = Math.max(LEAST, (int) ((to - from) * raster.height()));
        int top = (int) Math.min(raster.height() - high, from * raster.height());
        raster.frame(0, top, raster.width(), high, palette.argb(Ink.ACCENT));
        raster.frame(1, top + 1, raster.width() - 2, high - 2, palette.argb(Ink.ACCENT));
    }
}
