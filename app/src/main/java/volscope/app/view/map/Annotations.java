package volscope.app.view.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import volscope.app.session.Marks;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Parts;
import volscope.model.machine.ExceptionRun;

/** Puts what is said about single chunks over the lanes: addresses, rings, connectors, marks. */
final class Annotations {
    private static final int MOST_LEADS = 12;
    private static final double EVERY = 20;
    /** How far above the slots lines turn that have passed the head. */
    private static final double BELOW = 8;

    private final Texts texts;
    private final Amounts amounts;
    private final MapOverlay overlay;

    Annotations(Texts texts, Amounts amounts, MapOverlay overlay) {
        this.texts = texts;
        this.amounts = amounts;
        this.overlay = overlay;
    }

    /** Says which chunks rows begin with, in labels that were there before as far as they go. */
    void addresses(Pane pane, MapContent content, MapLayout.Placed placed) {
        Rows rows = content.rows();
        int pitch = content.view().grid().pitch();
        int every = Math.max(1, (int) Math.ceil(EVERY / pitch));
        double middle = Math.min(content.view().grid().cellHeight(), 26) / 2.0;
        int used = 0;
        for (Side side : placed.sides()) {
            for (int row = 0; row < rows.list().size(); row += every) {
                if (!rows.list().get(row).isFold()) {
                    Label label = label(pane, used++);
                    label.setMinWidth(placed.left() - 8);
                    label.setText(amounts.count(rows.list().get(row).first()));
                    label.relocate(0, placed.rows(side) + rows.y(row) + middle - 8);
                }
            }
        }
        for (int i = used; i < pane.getChildren().size(); i++) {
            pane.getChildren().get(i).setVisible(false);
        }
    }

    private static Label label(Pane pane, int index) {
        if (index == pane.getChildren().size()) {
            Label label = Parts.label("", "mono", "address");
            label.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
            pane.getChildren().add(label);
        }
        Label label = (Label) pane.getChildren().get(index);
        label.setVisible(true);
        return label;
    }

    /**
     * Draws anew.
     *
     * @param below
     *            where the head of the snapshot says nothing: lines from the origin pass it there
     * @param free
     *            where the head of the store says nothing: lines to slots pass it there
     */
    void draw(MapContent content, MapLayout.Placed placed, StoreLayout store, Lane.Free below, Lane.Free free) {
        overlay.clear();
        overlay.pass(placed.left() + free.from(), placed.left() + free.to(), placed.slots() - BELOW);
        content.range().ifPresent(range -> {
            for (long chunk = range.from(); chunk < range.to(); chunk += content.view().grid().zoom().chunks()) {
                outline(content, placed, Side.ORIGIN, chunk, "range");
            }
        });
        if (free.to() - free.from() > EVERY) {
            leads(content, placed, store);
        }
        content.outlook().changing(content, content.held()).forEach(chunk -> outline(content, placed, Side.ORIGIN, chunk, "returns"));
        for (Side side : placed.sides()) {
            content.marks(side).forEach(marks -> marks(content, placed, side, marks));
        }
        content.chosen().filter(content.rows()::shows).ifPresent(chunk -> {
            outline(content, placed, Side.ORIGIN, chunk, "ring");
            outline(content, placed, Side.SNAPSHOT, chunk, "ring");
            content.slot(chunk).filter(store::shows).ifPresent(slot -> connect(content, placed, store, below, chunk, slot));
        });
    }

    private void outline(MapContent content, MapLayout.Placed placed, Side side, long chunk, String style) {
        if (placed.sides().contains(side) && content.rows().shows(chunk)) {
            Zoom zoom = content.view().grid().zoom();
            int shrink = zoom.hasWords() ? 2 : 0;
            Point2D corner = corner(content, placed, side, chunk);
            double high = Math.min(content.view().grid().cellHeight() - shrink, placed.end(side) - corner.getY());
            overlay.ring(corner, Math.max(6, zoom.pixels() - shrink), high, style);
        }
    }

    private static Point2D corner(MapContent content, MapLayout.Placed placed, Side side, long chunk) {
        return new Point2D(placed.left() + content.rows().x(chunk), placed.rows(side) + content.rows().y(chunk));
    }

    private void connect(MapContent content, MapLayout.Placed placed, StoreLayout store, Lane.Free free, long chunk, long slot) {
        double half = Math.max(6, content.view().grid().zoom().pixels()) / 2.0;
        double high = content.view().grid().cellHeight();
        Side first = placed.sides().getFirst();
        Point2D upper = corner(content, placed, first, chunk).add(half, first == Side.ORIGIN ? high : 0);
        Point2D lower = corner(content, placed, Side.SNAPSHOT, chunk).add(half, 0);
        if (lower.getY() + high > placed.end(Side.SNAPSHOT) + 1) {
            return;
        }
        double at = Math.clamp(upper.getX(), placed.left() + free.from(), placed.left() + free.to());
        List<Point2D> down = first == Side.SNAPSHOT || at == upper.getX()
                ? List.of(upper, lower)
                : List.of(upper, new Point2D(upper.getX(), placed.snapshot() - 1), new Point2D(at, placed.snapshot() - 1),
                        new Point2D(at, placed.snapshot() + Lane.HEAD - 3), new Point2D(lower.getX(), placed.snapshot() + Lane.HEAD - 3),
                        lower);
        overlay.connect(down, lower.add(0, high), end(placed, store, slot), placed.store() - 2, texts.get("map.slot", slot));
    }

    private static Point2D end(MapLayout.Placed placed, StoreLayout store, long slot) {
        return store.place(slot).add(placed.left(), placed.slots());
    }

    /** With words in the cells, a few lines to slots are drawn without asking; none from cells that the lane is too low for. */
    private void leads(MapContent content, MapLayout.Placed placed, StoreLayout store) {
        if (!content.view().grid().zoom().hasWords() || content.isGhost()) {
            return;
        }
        List<ExceptionRun> held = content.held();
        if (held.stream().mapToLong(ExceptionRun::length).sum() > MOST_LEADS) {
            return;
        }
        int lane = 0;
        for (ExceptionRun run : held) {
            for (long i = 0; i < run.length(); i++) {
                long chunk = run.chunk() + i;
                if (content.rows().shows(chunk) && store.shows(run.slot() + i) && !content.chosen().filter(c -> c == chunk).isPresent()) {
                    Point2D from = corner(content, placed, Side.SNAPSHOT, chunk).add(content.view().grid().zoom().pixels() / 2.0 - 1,
                            content.view().grid().cellHeight() - 1);
                    if (from.getY() <= placed.end(Side.SNAPSHOT)) {
                        overlay.lead(from, end(placed, store, run.slot() + i), placed.store() - 4, lane++ % 4);
                    }
                }
            }
        }
    }

    private void marks(MapContent content, MapLayout.Placed placed, Side side, Marks marks) {
        if (marks.style() == Marks.Style.NEXT_WRITES) {
            bubbles(content, placed, side, marks);
            return;
        }
        Zoom zoom = content.view().grid().zoom();
        marks.chunks().stream().filter(content.rows()::shows).forEach(chunk -> overlay.mark(corner(content, placed, side, chunk),
                Math.max(6, zoom.pixels()), content.view().grid().cellHeight(), marks.style(), zoom.pixels()));
    }

    private void bubbles(MapContent content, MapLayout.Placed placed, Side side, Marks marks) {
        Map<Long, List<Integer>> numbers = new HashMap<>();
        for (int i = 0; i < marks.chunks().size(); i++) {
            numbers.computeIfAbsent(marks.chunks().get(i), chunk -> new ArrayList<>()).add(i + 1);
        }
        double half = content.view().grid().zoom().pixels() / 2.0 - 1;
        numbers.forEach((chunk, all) -> {
            if (content.rows().shows(chunk)) {
                for (int i = 0; i < all.size(); i++) {
                    overlay.bubble(corner(content, placed, side, chunk).add(half, 0), all.get(i), i, all.size(), 2 * half);
                }
            }
        });
    }
}
