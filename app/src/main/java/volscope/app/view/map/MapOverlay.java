package volscope.app.view.map;

import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import volscope.app.view.Parts;

/** What lies over the lanes: rings around what is selected, and the line from a chunk to its slot. */
final class MapOverlay extends Pane {

    private static final double BESIDE = 12;

    MapOverlay() {
        getStyleClass().add("map-overlay");
    }

    void clear() {
        getChildren().clear();
    }

    void ring(Point2D corner, double wide, double high) {
        Rectangle ring = new Rectangle(corner.getX() - 1, corner.getY() - 1, wide + 2, high + 2);
        ring.getStyleClass().add("ring");
        getChildren().add(ring);
    }

    /** From the origin's chunk through the snapshot's to the slot; the word stands where the line turns. */
    void connect(Point2D from, Point2D to, Point2D on, Point2D slot, double turn, String word) {
        line(from, to);
        line(on, new Point2D(on.getX(), turn), new Point2D(slot.getX(), turn), slot);
        Circle end = new Circle(slot.getX(), slot.getY(), 4);
        end.getStyleClass().add("ring");
        Label label = Parts.chip(word, "accent");
        label.setLayoutX(Math.max(on.getX(), slot.getX()) + BESIDE);
        label.setLayoutY(turn - 10);
        getChildren().addAll(end, label);
    }

    private void line(Point2D... points) {
        Polyline line = new Polyline();
        line.getStyleClass().add("connector");
        for (Point2D point : points) {
            line.getPoints().addAll(point.getX(), point.getY());
        }
        getChildren().add(line);
    }
}
