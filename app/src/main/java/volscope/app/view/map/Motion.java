package volscope.app.view.map;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.ParallelTransition;
import javafx.animation.TranslateTransition;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;

/** Lets one see what just changed: cells light up for a moment, copies move to their slots. With reduced motion nothing does. */
final class Motion extends Pane {
    private static final int MOST = 400;
    private static final int MOST_MOVING = 12;
    private static final Duration FADE = Duration.millis(600);
    private static final Duration MOVE = Duration.millis(200);

    Motion() {
        setMouseTransparent(true);
        setManaged(false);
    }

    /** Shows what is other than before; both are drawn alike, at different moments. */
    void show(MapContent before, MapContent now, MapLayout.Placed placed, StoreLayout store) {
        boolean alike = before.subject().device().equals(now.subject().device()) && before.view().equals(now.view())
                && before.isFolded() == now.isFolded();
        boolean another = !before.revision().id().equals(now.revision().id());
        if (!alike || !another || now.isGhost() || now.view().grid().zoom().isDensity() || isStill()) {
            return;
        }
        getChildren().clear();
        for (Side side : Side.values()) {
            List<Long> changed = changed(before, now, side);
            if (changed.size() <= MOST) {
                changed.forEach(chunk -> light(corner(now, placed, side, chunk), now));
            }
            if (side == Side.SNAPSHOT && changed.size() <= MOST_MOVING) {
                changed.forEach(chunk -> now.slot(chunk).filter(store::shows)
                        .ifPresent(slot -> move(corner(now, placed, Side.ORIGIN, chunk), end(placed, store, slot), now)));
            }
        }
    }

    /** Whether nothing is to move. */
    boolean isStill() {
        return getScene() == null || getScene().getPreferences().isReducedMotion();
    }

    private static List<Long> changed(MapContent before, MapContent now, Side side) {
        List<Long> changed = new ArrayList<>();
        for (Rows.Row row : now.rows().list()) {
            if (!row.isFold()) {
                ChunkState[] old = before.chunks().states(side, row.first(), row.end());
                ChunkState[] next = now.chunks().states(side, row.first(), row.end());
                for (int i = 0; i < next.length && changed.size() <= MOST; i++) {
                    if (old[i] != next[i]) {
                        changed.add(row.first() + i);
                    }
                }
            }
        }
        return changed;
    }

    private static Point2D corner(MapContent content, MapLayout.Placed placed, Side side, long chunk) {
        return new Point2D(placed.left() + content.rows().x(chunk), placed.rows(side) + content.rows().y(chunk));
    }

    private static Point2D end(MapLayout.Placed placed, StoreLayout store, long slot) {
        return store.place(slot).add(placed.left(), placed.slots());
    }

    private void light(Point2D corner, MapContent content) {
        Zoom zoom = content.view().grid().zoom();
        Rectangle light = new Rectangle(corner.getX() - 2, corner.getY() - 2, zoom.pixels() + 3.0,
                content.view().grid().cellHeight() + 3.0);
        light.getStyleClass().add("flash");
        FadeTransition fade = new FadeTransition(FADE, light);
        fade.setToValue(0);
        run(light, fade);
    }

    private void move(Point2D from, Point2D to, MapContent content) {
        double half = content.view().grid().zoom().pixels() / 2.0;
        Circle token = new Circle(from.getX() + half, from.getY() + half, 5);
        token.getStyleClass().add("token");
        TranslateTransition move = new TranslateTransition(MOVE, token);
        move.setToX(to.getX() - from.getX() - half);
        move.setToY(to.getY() - from.getY() - half);
        move.setInterpolator(Interpolator.EASE_OUT);
        run(token, move);
    }

    private void run(Node node, javafx.animation.Animation animation) {
        getChildren().add(node);
        ParallelTransition all = new ParallelTransition(animation);
        all.setOnFinished(event -> getChildren().remove(node));
        all.play();
    }
}
