package volscope.app.shell;

import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;

/** A ring around the pointer, to be seen from far away; it takes no click. */
final class PointerRing extends Pane {
    private static final double RADIUS = 26;

    private final Circle ring = new Circle(RADIUS);

    PointerRing(Scene scene) {
        setMouseTransparent(true);
        setManaged(false);
        setVisible(false);
        setId("pointer-ring");
        ring.getStyleClass().add("pointer-ring");
        getChildren().setAll(ring);
        scene.addEventFilter(MouseEvent.ANY, event -> {
            var at = sceneToLocal(event.getSceneX(), event.getSceneY());
            ring.setCenterX(at.getX());
            ring.setCenterY(at.getY());
            ring.setVisible(event.getEventType() != MouseEvent.MOUSE_EXITED_TARGET || event.getTarget() != scene);
        });
    }
}
