package volscope.app.view.map;

import java.util.Optional;
import java.util.TreeSet;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import volscope.app.session.ChunkRecord.Span;
import volscope.app.view.PixelPane;

/**
 * The mouse on the map: the wheel zooms at the pointer, a drag pans, with Shift it sweeps over a range, with Ctrl it paints writes; a click
 * selects; the right button asks what to do.
 */
final class MapMouse {
    private final MapView view;
    private final MapSurface surface;
    private final TreeSet<Long> painted = new TreeSet<>();
    private double dragged;
    private long anchor = -1;
    private Drag drag = Drag.NONE;

    /** What a drag does. */
    private enum Drag {
        NONE, PAN, RANGE, PAINT
    }

    MapMouse(MapView view, MapSurface surface) {
        this.view = view;
        this.surface = surface;
        for (Side side : Side.values()) {
            listen(surface.lane(side), side);
        }
        surface.strip().setOnMousePressed(this::jump);
        surface.strip().setOnMouseDragged(this::jump);
        surface.slots().setOnMouseClicked(event -> view.selectSlot(event.getX(), event.getY()));
    }

    private void listen(PixelPane lane, Side side) {
        lane.setOnMousePressed(event -> press(event));
        lane.setOnMouseDragged(event -> drag(event));
        lane.setOnMouseReleased(event -> release(side));
        lane.setOnMouseClicked(event -> click(event, side));
        lane.setOnMouseMoved(event -> surface.hover(side, event.getX(), event.getY()));
        lane.setOnMouseExited(event -> surface.hover().hide());
        lane.setOnScroll(this::scroll);
        lane.setOnContextMenuRequested(event -> {
            view.chunkAt(event.getX(), event.getY())
                    .ifPresent(chunk -> view.ask(side, chunk, lane, event.getScreenX(), event.getScreenY()));
            event.consume();
        });
    }

    private void press(MouseEvent event) {
        surface.requestFocus();
        dragged = event.getY();
        anchor = view.chunkAt(event.getX(), event.getY()).orElse(-1L);
        painted.clear();
        if (event.getButton() != MouseButton.PRIMARY) {
            drag = Drag.NONE;
        } else if (event.isShortcutDown()) {
            drag = Drag.PAINT;
        } else {
            drag = event.isShiftDown() ? Drag.RANGE : Drag.PAN;
        }
    }

    private void drag(MouseEvent event) {
        surface.hover().hide();
        switch (drag) {
            case PAN -> pan(event.getY());
            case RANGE -> view.chunkAt(event.getX(), event.getY()).filter(chunk -> anchor >= 0)
                    .ifPresent(chunk -> view.sweep(Optional.of(new Span(Math.min(anchor, chunk), Math.max(anchor, chunk) + 1))));
            case PAINT -> view.chunkAt(event.getX(), event.getY()).ifPresent(chunk -> {
                painted.add(chunk);
                view.sweep(Optional.of(new Span(painted.getFirst(), painted.getLast() + 1)));
            });
            case NONE -> {
            }
        }
    }

    private void pan(double y) {
        int pitch = view.pitch();
        long rows = Math.round((dragged - y) / pitch);
        if (rows != 0) {
            dragged -= rows * pitch;
            view.pan(rows);
        }
    }

    private void release(Side side) {
        if (drag == Drag.PAINT && !painted.isEmpty()) {
            view.sweep(Optional.empty());
            view.write(side, MapLines.spans(painted));
        }
        drag = Drag.NONE;
    }

    private void click(MouseEvent event, Side side) {
        if (!event.isStillSincePress() || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        Optional<Long> chunk = view.chunkAt(event.getX(), event.getY());
        if (event.isShortcutDown()) {
            chunk.ifPresent(found -> view.write(side, java.util.List.of(new Span(found, found + 1))));
        } else {
            chunk.ifPresent(view::select);
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            view.chunkAt(event.getX(), event.getY()).ifPresent(chunk -> view.zoomAt(chunk, event.getDeltaY() > 0));
        }
        event.consume();
    }

    private void jump(MouseEvent event) {
        surface.requestFocus();
        view.jump(event.getY() / Math.max(1, surface.strip().getHeight()));
    }
}
