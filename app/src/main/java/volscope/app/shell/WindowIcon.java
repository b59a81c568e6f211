package volscope.app.shell;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** The picture that the desktop shows for the window: chunks, one of which was copied. */
final class WindowIcon {
    private static final Color GROUND = Color.web("#0969da"), SHARED = Color.web("#ddf0ff"), COPIED = Color.web("#fceaad");
    private static final int CELLS = 3, COPY = 5;

    private WindowIcon() {
    }

    /** In the sizes that desktops ask for. */
    static List<Image> all() {
        return Stream.of(16, 32, 48, 128).map(WindowIcon::of).toList();
    }

    private static Image of(int size) {
        WritableImage image = new WritableImage(size, size);
        PixelWriter pixels = image.getPixelWriter();
        int gap = Math.max(1, size / 16);
        int cell = (size - (CELLS + 1) * gap) / CELLS;
        fill(pixels, 0, 0, size, GROUND);
        for (int i = 0; i < CELLS * CELLS; i++) {
            fill(pixels, gap + i % CELLS * (cell + gap), gap + i / CELLS * (cell + gap), cell, i == COPY ? COPIED : SHARED);
        }
        return image;
    }

    private static void fill(PixelWriter pixels, int x, int y, int side, Color color) {
        for (int i = 0; i < side * side; i++) {
            pixels.setColor(x + i % side, y + i / side, color);
        }
    }
}
