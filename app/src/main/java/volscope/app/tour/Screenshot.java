package volscope.app.tour;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/** A picture of a scene with the menus, forms and tips that float above it. To be taken on the JavaFX thread. */
public final class Screenshot {
    private Screenshot() {
    }

    /** The picture of so many pixels, whatever the size of the stage. */
    public static WritableImage of(Scene scene, double width, double height) {
        Parent root = scene.getRoot();
        root.applyCss();
        root.layout();
        SnapshotParameters whole = new SnapshotParameters();
        whole.setViewport(new Rectangle2D(0, 0, width, height));
        whole.setFill(scene.getFill());
        WritableImage below = root.snapshot(whole, null);
        List<PopupWindow> floating = Window.getWindows().stream().filter(PopupWindow.class::isInstance).map(PopupWindow.class::cast)
                .filter(Window::isShowing).toList();
        return floating.isEmpty() ? below : withAbove(below, floating, scene.getWindow());
    }

    private static WritableImage withAbove(WritableImage below, List<PopupWindow> floating, Window stage) {
        Canvas canvas = new Canvas(below.getWidth(), below.getHeight());
        canvas.getGraphicsContext2D().drawImage(below, 0, 0);
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        for (PopupWindow above : floating) {
            Parent root = above.getScene().getRoot();
            WritableImage part = root.snapshot(clear, null);
            canvas.getGraphicsContext2D().drawImage(part, above.getX() - stage.getX() + root.getBoundsInParent().getMinX(),
                    above.getY() - stage.getY() + root.getBoundsInParent().getMinY());
        }
        return canvas.snapshot(null, null);
    }
}
