package volscope.app.view.map;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Marks;
import volscope.app.view.Icons;
import volscope.app.view.Parts;

/** What lies over the lanes: rings around what is selected, lines from chunks to their slots, and marks. */
final class MapOverlay extends Pane {
    private static final double BESIDE = 12;
    private static final double ROUND = 7;
    private static final double BUBBLE = 20;
    private static final double LEAST_BUBBLE = 15;
    private static final double LANE = 5;

    private double passFrom;
    private double passTo;
    private double passBelow;

    MapOverlay() {
        getStyleClass().add("map-overlay");
    }

    void clear() {
        getChildren().clear();
    }

    void ring(Point2D corner, double wide, double high, String style) {
        Rectangle ring = new Rectangle(corner.getX() - 1, corner.getY() - 1, wide + 2, high + 2);
        ring.getStyleClass().add(style);
        getChildren().add(ring);
    }

    /** From the origin's chunk through the snapshot's to the slot; the word stands where the line turns. */
    void connect(List<Point2D> down, Point2D on, Point2D slot, double turn, String word) {
        route("connector", down.toArray(Point2D[]::new));
        Point2D[] way = toSlot(on, slot, turn, 0);
        route("connector", way);
        Circle end = new Circle(slot.getX(), slot.getY(), 4);
        end.getStyleClass().add("ring");
        Label label = Parts.chip(word, "accent");
        label.layoutXProperty().bind(Bindings.createDoubleBinding(() -> besideOrOn(way[1].getX(), way[2].getX(), label.getWidth()),
                label.widthProperty(), widthProperty()));
        label.setLayoutY(turn - 10);
        getChildren().addAll(end, label);
    }

    /** In the middle of the stretch between two places if the word has room on it, else beside it, where the picture has room. */
    private double besideOrOn(double from, double to, double wide) {
        if (Math.abs(from - to) >= wide + 2 * BESIDE) {
            return (from + to - wide) / 2;
        }
        double right = Math.max(from, to) + BESIDE;
        return right + wide <= getWidth() ? right : Math.min(from, to) - BESIDE - wide;
    }

    /** From a chunk to its slot, without emphasis; lines side by side have lanes of their own. */
    void lead(Point2D from, Point2D slot, double turn, int lane) {
        route("lead", toSlot(from, slot, turn - lane * LANE, lane));
        Polygon head = new Polygon(slot.getX() - 4, slot.getY() - 5, slot.getX() + 4, slot.getY() - 5, slot.getX(), slot.getY());
        head.getStyleClass().add("lead-head");
        getChildren().add(head);
    }

    /** Where lines to slots may pass between two heights: where nothing stands that they would cross. */
    void pass(double from, double to, double below) {
        passFrom = from;
        passTo = Math.max(from, to);
        passBelow = below;
    }

    /** Down to the head of the store, past its words, and on to the slot. */
    private Point2D[] toSlot(Point2D from, Point2D slot, double turn, int lane) {
        if (slot.getX() >= passFrom && slot.getX() <= passTo) {
            return new Point2D[]{from, new Point2D(from.getX(), turn), new Point2D(slot.getX(), turn), slot};
        }
        double at = Math.clamp(from.getX(), passFrom + lane * LANE, Math.max(passFrom + lane * LANE, passTo - lane * LANE));
        double below = passBelow + lane * 1.5;
        return new Point2D[]{from, new Point2D(from.getX(), turn), new Point2D(at, turn), new Point2D(at, below),
            new Point2D(slot.getX(), below), slot};
    }

    /** A numbered bubble above a cell, the first or a later one of several. */
    void bubble(Point2D top, int number, int place, int of, double room) {
        double side = Math.clamp(room / of - 2, LEAST_BUBBLE, BUBBLE);
        double left = top.getX() - of * (side + 2) / 2 + place * (side + 2) + 1;
        Label label = Parts.label(String.valueOf(number), "bubble");
        label.setMinSize(side, side);
        label.setPrefSize(side, side);
        label.relocate(left, top.getY() - side - 8);
        getChildren().add(label);
        if (place == 0) {
            Polygon down = new Polygon(top.getX() - 4, top.getY() - 6, top.getX() + 4, top.getY() - 6, top.getX(), top.getY() - 2);
            down.getStyleClass().add("bubble-point");
            getChildren().add(down);
        }
    }

    /** An outline around a cell that says what a person marked, with a badge where there is room. */
    void mark(Point2D corner, double wide, double high, Marks.Style style, double room) {
        String name = style.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        // A ring of a selection has room within what is broken.
        double out = style == Marks.Style.BROKE_RULE ? 3 : 0;
        Rectangle outline = new Rectangle(corner.getX() - 1 - out, corner.getY() - 1 - out, wide + 2 * out, high + 2 * out);
        outline.getStyleClass().addAll("mark", name);
        getChildren().add(outline);
        if (room >= 24) {
            StackPane badge = new StackPane(icon(style));
            badge.getStyleClass().addAll("badge", name);
            badge.setMinSize(18, 18);
            badge.setMaxSize(18, 18);
            badge.relocate(corner.getX() + wide / 2 - 10, corner.getY() + high - 10);
            getChildren().add(badge);
        } else if (style == Marks.Style.BROKE_RULE) {
            double middle = corner.getX() + wide / 2 - 1;
            double foot = corner.getY() + high / 2 + 3;
            Polygon flag = new Polygon(middle - 4, foot, middle + 4, foot, middle, foot - 7);
            flag.getStyleClass().addAll("problem-flag", "in-cell");
            getChildren().add(flag);
        }
    }

    private static Node icon(Marks.Style style) {
        return Icons.small(switch (style) {
            case RIGHT -> Feather.CHECK;
            case MISSED -> Feather.HELP_CIRCLE;
            case TOO_MANY -> Feather.X;
            case BROKE_RULE -> Feather.ALERT_TRIANGLE;
            case PREDICTED, NEXT_WRITES -> Feather.COPY;
        });
    }

    private void route(String style, Point2D... points) {
        getChildren().add(path(style, List.of(points)));
    }

    /** A line whose corners are round. */
    static Path path(String style, List<Point2D> points) {
        Path path = new Path(new MoveTo(points.getFirst().getX(), points.getFirst().getY()));
        path.getStyleClass().add(style);
        for (int i = 1; i < points.size() - 1; i++) {
            Point2D corner = points.get(i);
            Point2D before = towards(corner, points.get(i - 1));
            Point2D after = towards(corner, points.get(i + 1));
            path.getElements().add(new LineTo(before.getX(), before.getY()));
            path.getElements().add(new QuadCurveTo(corner.getX(), corner.getY(), after.getX(), after.getY()));
        }
        path.getElements().add(new LineTo(points.getLast().getX(), points.getLast().getY()));
        return path;
    }

    private static Point2D towards(Point2D corner, Point2D other) {
        double distance = corner.distance(other);
        return distance == 0 ? corner : corner.interpolate(other, Math.min(ROUND, distance / 2) / distance);
    }
}
