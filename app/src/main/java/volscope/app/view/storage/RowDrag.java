package volscope.app.view.storage;

import jakarta.inject.Inject;
import java.util.Optional;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;
import volscope.app.session.Act;
import volscope.app.session.Ghost;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** Dragging rows of the tree. The line that a drop would run stands at the pointer and its ghost in every view; Escape lets go. */
final class RowDrag {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");
    private static final double EDGE = 6;
    private static final double BESIDE = 14;

    private final Session session;
    private final Texts texts;
    private final DropLine lines;
    private final Label words = Parts.wrapping("", "drag-words", "mono");
    private final EventHandler<MouseDragEvent> over = this::over;
    private final EventHandler<MouseDragEvent> dropped = this::dropped;
    private final EventHandler<MouseEvent> released = event -> Platform.runLater(this::end);
    private final EventHandler<KeyEvent> escaped = this::escaped;
    private Optional<Grip> grip = Optional.empty();
    private Point2D pressed = Point2D.ZERO;
    private Optional<Scene> scene = Optional.empty();
    private Optional<StorageCell> lit = Optional.empty();
    private Optional<String> line = Optional.empty();

    /**
     * What was taken.
     *
     * @param row
     *            the row
     * @param start
     *            where on the screen its store's bar begins, if it was taken at the end of that
     * @param length
     *            how long that bar was
     */
    private record Grip(StorageRow row, Optional<Double> start, double length) {
    }

    @Inject
    RowDrag(Session session, Texts texts, DropLine lines) {
        this.session = session;
        this.texts = texts;
        this.lines = lines;
        words.setManaged(false);
        words.setVisible(false);
        words.setMouseTransparent(true);
    }

    /** Watches a tree. */
    void watch(TreeView<StorageNode> tree) {
        tree.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        // Not with the press: what begins with that is over with the first move.
        tree.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> event.setDragDetect(grip.isPresent() && scene.isEmpty() && isAway(event)));
        tree.addEventFilter(MouseEvent.DRAG_DETECTED, event -> begin(tree, event));
        tree.addEventFilter(MouseEvent.MOUSE_MOVED, event -> tree.setCursor(isAtEnd(event) ? Cursor.H_RESIZE : null));
    }

    /** What is said at the pointer; it lies over the tree. */
    Label words() {
        return words;
    }

    private void pressed(MouseEvent event) {
        end();
        // With a key the press chooses several rows.
        boolean plain = event.getButton() == MouseButton.PRIMARY && !event.isShortcutDown() && !event.isShiftDown();
        grip = plain ? StorageCell.at(event.getPickResult()).flatMap(cell -> grip(cell, event)) : Optional.empty();
        pressed = new Point2D(event.getScreenX(), event.getScreenY());
    }

    private Optional<Grip> grip(StorageCell cell, MouseEvent event) {
        StorageRow row = cell.getItem().row();
        if (cell.getItem().standing() != StorageNode.Standing.REAL || !DropLine.moves(row)) {
            return Optional.empty();
        }
        return Optional.of(isAtEnd(event)
                ? cell.bar().map(bar -> new Grip(row, Optional.of(bar.localToScreen(0, 0).getX()), bar.getBoundsInLocal().getWidth()))
                        .orElseThrow()
                : new Grip(row, Optional.empty(), 0));
    }

    /** Whether the pointer is at the end of a store. */
    private static boolean isAtEnd(MouseEvent event) {
        return StorageCell.at(event.getPickResult()).filter(cell -> cell.getItem().row() instanceof StorageRow.Snapshot)
                .flatMap(StorageCell::bar).filter(bar -> {
                    Point2D at = bar.screenToLocal(event.getScreenX(), event.getScreenY());
                    double past = at.getX() - bar.getBoundsInLocal().getWidth();
                    return Math.abs(past) <= EDGE && Math.abs(at.getY() - bar.getBoundsInLocal().getHeight() / 2) <= EDGE;
                }).isPresent();
    }

    private void begin(TreeView<StorageNode> tree, MouseEvent event) {
        grip.ifPresent(taken -> {
            // The acts are about what is selected, and a row may not be before its button is let go.
            session.select(taken.row().selects());
            tree.startFullDrag();
            Scene place = tree.getScene();
            scene = Optional.of(place);
            place.addEventFilter(MouseDragEvent.MOUSE_DRAG_OVER, over);
            place.addEventFilter(MouseDragEvent.MOUSE_DRAG_RELEASED, dropped);
            place.addEventFilter(MouseEvent.MOUSE_RELEASED, released);
            place.addEventFilter(KeyEvent.KEY_PRESSED, escaped);
            event.consume();
        });
    }

    private boolean isAway(MouseEvent event) {
        return pressed.distance(event.getScreenX(), event.getScreenY()) > EDGE;
    }

    private void over(MouseDragEvent event) {
        grip.ifPresent(taken -> {
            Optional<StorageCell> under = StorageCell.at(event.getPickResult());
            Optional<String> next = line(taken, under, event);
            light(taken.start().isEmpty() && next.isPresent() ? under : Optional.empty());
            scene.ifPresent(place -> place.setCursor(taken.start().isPresent() ? Cursor.H_RESIZE : Cursor.CLOSED_HAND));
            move(event);
            if (!next.equals(line)) {
                show(next);
            }
        });
    }

    private Optional<String> line(Grip taken, Optional<StorageCell> under, MouseDragEvent event) {
        if (taken.start().isPresent() && taken.row() instanceof StorageRow.Snapshot snapshot) {
            return lines.drawn(session.frame(), snapshot, (event.getScreenX() - taken.start().get()) / taken.length());
        }
        return under.flatMap(cell -> cell.getItem().row() instanceof StorageRow.Group group
                ? cell.bar().flatMap(bar -> lines.onFreeSpace(session.frame(), taken.row(), group,
                        bar.screenToLocal(event.getScreenX(), event.getScreenY()).getX() / bar.getBoundsInLocal().getWidth()))
                : lines.on(session.frame(), taken.row(), cell.getItem().row()));
    }

    private void show(Optional<String> next) {
        line = next;
        words.setVisible(next.isPresent());
        words.setText(next.orElse(""));
        next.ifPresentOrElse(text -> {
            var _ = session.foresee(text).thenAccept(ghost -> Platform.runLater(() -> foreseen(text, ghost)));
        }, session::forget);
    }

    private void foreseen(String text, Ghost ghost) {
        if (line.filter(text::equals).isPresent() && ghost.run().exitCode() != 0) {
            words.setText(texts.get("storage.drop.refused", text, ghost.run().text().strip()));
            fit();
        }
    }

    private void move(MouseDragEvent event) {
        Optional.ofNullable(words.getParent()).map(place -> place.sceneToLocal(event.getSceneX(), event.getSceneY()))
                .ifPresent(at -> words.setLayoutY(at.getY() + BESIDE));
        fit();
    }

    /** As wide as the tree. */
    private void fit() {
        Optional.ofNullable(words.getParent()).ifPresent(place -> {
            double width = place.getLayoutBounds().getWidth() - BESIDE;
            words.resizeRelocate(BESIDE / 2, words.getLayoutY(), width, words.prefHeight(width));
        });
    }

    private void dropped(MouseDragEvent event) {
        Optional<String> last = line;
        end();
        last.ifPresent(text -> {
            var _ = session.run(text, Act.Source.POINTED);
        });
        event.consume();
    }

    private void escaped(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            end();
            event.consume();
        }
    }

    private void light(Optional<StorageCell> next) {
        lit.filter(cell -> next.filter(cell::equals).isEmpty()).ifPresent(cell -> cell.pseudoClassStateChanged(DROP, false));
        next.ifPresent(cell -> cell.pseudoClassStateChanged(DROP, true));
        lit = next;
    }

    private void end() {
        grip = Optional.empty();
        light(Optional.empty());
        if (line.isPresent()) {
            show(Optional.empty());
        }
        scene.ifPresent(place -> {
            place.removeEventFilter(MouseDragEvent.MOUSE_DRAG_OVER, over);
            place.removeEventFilter(MouseDragEvent.MOUSE_DRAG_RELEASED, dropped);
            place.removeEventFilter(MouseEvent.MOUSE_RELEASED, released);
            place.removeEventFilter(KeyEvent.KEY_PRESSED, escaped);
            place.setCursor(null);
        });
        scene = Optional.empty();
    }
}
