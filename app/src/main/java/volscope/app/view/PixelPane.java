package volscope.app.view;

import java.nio.IntBuffer;
import java.util.function.Consumer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;

/** A region whose content is painted by pixels: one image, updated at most once per pulse. */
public final class PixelPane extends Region {
    private final Consumer<Raster> painter;
    private final ImageView view = new ImageView();
    private IntBuffer buffer = IntBuffer.allocate(1);
    private PixelBuffer<IntBuffer> pixels = new PixelBuffer<>(1, 1, buffer, PixelFormat.getIntArgbPreInstance());

    /** A pane that asks for its pixels when its size changes, and when told to. */
    public PixelPane(Consumer<Raster> painter) {
        this.painter = painter;
        view.setSmooth(false);
        getChildren().add(view);
        setMinSize(0, 0);
    }

    private int pixelWidth() {
        return Math.max(1, (int) getWidth());
    }

    private int pixelHeight() {
        return Math.max(1, (int) getHeight());
    }

    @Override
    protected void layoutChildren() {
        if (!isFitting()) {
            repaint();
        }
    }

    private boolean isFitting() {
        return pixels.getWidth() == pixelWidth() && pixels.getHeight() == pixelHeight();
    }

    /** Paints anew, as large as it is now. */
    public void repaint() {
        if (!isFitting()) {
            buffer = IntBuffer.allocate(pixelWidth() * pixelHeight());
            pixels = new PixelBuffer<>(pixelWidth(), pixelHeight(), buffer, PixelFormat.getIntArgbPreInstance());
            view.setImage(new WritableImage(pixels));
        }
        painter.accept(new Raster(buffer.array(), pixels.getWidth(), pixels.getHeight()));
        pixels.updateBuffer(changed -> null);
    }
}
