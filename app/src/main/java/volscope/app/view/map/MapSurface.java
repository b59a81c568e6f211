package volscope.app.view.map;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import volscope.app.session.Marks;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Palette;
import volscope.app.view.PixelPane;
import volscope.app.view.Raster;

/** The lanes, their addresses, the strip of the whole volume, and what lies over them. */
final class MapSurface extends Pane {
    private static final long BETWEEN = 120_000_000;

    private final Heads heads;
    private final Palette palette = new Palette(this::repaint);
    private final StatePaint paint = new StatePaint(palette);
    private final LanePainter lanePainter = new LanePainter(palette, paint);
    private final StorePainter storePainter = new StorePainter(palette, paint);
    private final OverviewPainter overviewPainter = new OverviewPainter(palette);
    private final CellText cellText;
    private final Lane origin;
    private final Lane snapshot;
    private final Lane store;
    private final PixelPane strip = new PixelPane(raster -> with(content -> overviewPainter.paint(raster, content)));
    private final Pane addresses = new Pane();
    private final MapOverlay overlay = new MapOverlay();
    private final HoverCard hover;
    private final Annotations annotations;
    private final Legend legend;
    private final Moving moving = new Moving();
    private final Motion motion = new Motion();
    private boolean stripStale;
    private @Nullable MapContent content;
    private Consumer<Viewport> resized = view -> {
    };

    MapSurface(Texts texts, Amounts amounts, Contents contents) {
        heads = new Heads(texts, amounts);
        cellText = new CellText(texts, amounts, palette, contents);
        origin = lane("origin", Side.ORIGIN);
        snapshot = lane("snapshot", Side.SNAPSHOT);
        store = new Lane("store", raster -> with(shown -> store(raster, shown)), canvas -> with(shown -> store(canvas, shown)));
        store.setRoom(MapLayout.CHANNEL);
        hover = new HoverCard(texts, amounts);
        annotations = new Annotations(texts, amounts, overlay);
        legend = new Legend(texts, amounts, palette, paint);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getStyleClass().add("map-surface");
        setId("map-surface");
        setFocusTraversable(true);
        setMinSize(0, 0);
        addresses.setMouseTransparent(true);
        overlay.setMouseTransparent(true);
        // Their labels come and go without a new layout of the lanes.
        addresses.setManaged(false);
        overlay.setManaged(false);
        legend.setManaged(false);
        getChildren().setAll(palette, origin, snapshot, store, addresses, strip, legend, overlay, motion, hover);
    }

    private Lane lane(String style, Side side) {
        return new Lane(style, raster -> with(shown -> chunks(raster, shown, side)),
                canvas -> with(shown -> cellText.lane(canvas, shown, side)));
    }

    /** Is told when the lanes have another size. */
    void onResized(Consumer<Viewport> listener) {
        resized = listener;
    }

    /** Draws something else. */
    void show(MapContent next) {
        Optional<MapContent> before = Optional.ofNullable(content);
        content = next;
        heads.describe(next, origin, snapshot, store);
        legend.show(next);
        boolean goes = next.outlook().fate() == Outlook.Fate.GOES;
        snapshot.going(goes);
        store.going(goes);
        setAccessibleText(heads.spoken(next));
        hover.hide();
        requestLayout();
        List.of(origin, snapshot, store).forEach(Lane::paintLater);
        stripStale = true;
        before.ifPresent(old -> motion.show(old, next, placed(next), storeLayout(next)));
        moving.set(next.inView(Side.SNAPSHOT).total(ChunkState.FLIGHT) > 0
                && !motion.isStill());
    }

    /** The pixels of a lane of chunks, for the mouse. */
    PixelPane lane(Side side) {
        return side == Side.ORIGIN ? origin.pixels() : snapshot.pixels();
    }

    PixelPane slots() {
        return store.pixels();
    }

    PixelPane strip() {
        return strip;
    }

    HoverCard hover() {
        return hover;
    }

    private MapLayout space() {
        MapContent shown = content;
        return new MapLayout(getWidth(), getHeight(), MapLayout.addresses(shown == null ? 0 : shown.subject().chunks()));
    }

    /** A grid of the size that lanes of chunks have now. */
    Grid grid(Zoom zoom) {
        return new Grid(zoom, (int) space().laneWidth(), (int) space().rowsRoom(zoom));
    }

    MapLayout.Placed placed(MapContent shown) {
        Zoom zoom = shown.view().grid().zoom();
        boolean bubbles = shown.marks(Side.ORIGIN).stream().anyMatch(marks -> marks.style() == Marks.Style.NEXT_WRITES);
        return space().place(zoom, shown.rows().height(), StoreLayout.wanted(shown.store(), zoom, (int) space().laneWidth()),
                bubbles ? MapLayout.BUBBLES : 0);
    }

    StoreLayout storeLayout(MapContent shown) {
        long around = shown.chosen().flatMap(shown::slot).orElse(Math.max(0, shown.subject().info().nextFree() - 1));
        return StoreLayout.of(shown.store(), shown.view().grid().zoom(), (int) space().laneWidth(),
                (int) (placed(shown).storeHeight() - Lane.HEAD - MapLayout.CHANNEL), around);
    }

    @Override
    protected void layoutChildren() {
        with(shown -> {
            MapLayout.Placed placed = placed(shown);
            double wide = space().laneWidth();
            origin.setVisible(placed.sides().contains(Side.ORIGIN));
            origin.setRoom(placed.bubbles());
            origin.resizeRelocate(placed.left(), 0, wide, placed.laneHeight() + placed.bubbles());
            snapshot.resizeRelocate(placed.left(), placed.snapshot(), wide, placed.laneHeight());
            store.resizeRelocate(placed.left(), placed.store(), wide, placed.storeHeight());
            legend.resizeRelocate(placed.left(), getHeight() - MapLayout.LEGEND, wide + MapLayout.STRIP, MapLayout.LEGEND);
            strip.setVisible(shown.view().grid().capacity() < shown.subject().chunks());
        });
        addresses.resizeRelocate(0, 0, space().addresses(), getHeight());
        strip.resizeRelocate(space().addresses() + space().laneWidth() + MapLayout.GAP, Lane.HEAD, MapLayout.STRIP,
                Math.max(1, getHeight() - MapLayout.LEGEND - Lane.HEAD));
        if (stripStale) {
            stripStale = false;
            strip.repaint();
        }
        overlay.resizeRelocate(0, 0, getWidth(), getHeight());
        motion.resizeRelocate(0, 0, getWidth(), getHeight());
        // Nodes that are made while the layout runs get no style, so what follows the size comes after it.
        Platform.runLater(() -> with(this::fit));
    }

    private void fit(MapContent shown) {
        Grid now = grid(shown.view().grid().zoom());
        if (now.equals(shown.view().grid())) {
            annotations.addresses(addresses, shown, placed(shown));
            annotations.draw(shown, placed(shown), storeLayout(shown), snapshot.free(), store.free());
        } else {
            resized.accept(shown.view().resized(now.width(), now.height()));
        }
    }

    private void repaint() {
        origin.repaint();
        snapshot.repaint();
        store.repaint();
        strip.repaint();
        legend.repaint();
    }

    private void with(Consumer<MapContent> action) {
        Optional.ofNullable(content).ifPresent(action);
    }

    private void chunks(Raster raster, MapContent shown, Side side) {
        if (shown.isGhost() && side == Side.SNAPSHOT) {
            lanePainter.ghosts(raster, shown.view());
        } else {
            lanePainter.paint(raster, shown, side);
        }
    }

    private void store(Raster raster, MapContent shown) {
        if (shown.isGhost()) {
            storePainter.ghost(raster, storeLayout(shown));
        } else {
            storePainter.paint(raster, storeLayout(shown));
            storePainter.coming(raster, storeLayout(shown), shown.outlook().storeChunks());
        }
    }

    private void store(Canvas canvas, MapContent shown) {
        cellText.store(canvas, shown, storeLayout(shown));
    }

    /** Says what is under the pointer. */
    void hover(Side side, double x, double y) {
        with(shown -> {
            long chunk = shown.rows().at(x, y);
            if (chunk < 0 || shown.isGhost()) {
                hover.hide();
            } else {
                hover.show(shown, side, chunk, placed(shown).left() + x, placed(shown).rows(side) + y, getWidth(), getHeight());
            }
        });
    }

    /** The lanes painted, for what measures them. */
    List<PixelPane> painted() {
        return List.of(origin.pixels(), snapshot.pixels(), store.pixels(), strip);
    }

    /** Moves the dashes of copies on their way. */
    private final class Moving extends AnimationTimer {
        private boolean running;
        private long last;

        void set(boolean next) {
            if (next != running) {
                running = next;
                if (next) {
                    start();
                } else {
                    stop();
                }
            }
        }

        @Override
        public void handle(long now) {
            if (now - last >= BETWEEN) {
                last = now;
                paint.advance();
                origin.repaint();
                snapshot.repaint();
                store.repaint();
            }
        }
    }
}
