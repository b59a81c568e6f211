package volscope.app.view.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import volscope.app.view.Palette;
import volscope.app.view.Raster;
import volscope.app.view.PixelPane;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** The lanes, their addresses, the strip of the whole volume, and what lies over them. */
final class MapSurface extends Pane {
    private static final double ADDRESSES = 56;
    private static final double STRIP = 28;
    private static final double GAP = 12;
    private static final double LEGEND = 28;
    private static final double STORE_SHARE = 0.24;

    private final Texts texts;
    private final Amounts amounts;
    private final Palette palette = new Palette(this::repaint);
    private final LanePainter lanePainter = new LanePainter(palette);
    private final StorePainter storePainter = new StorePainter(palette);
    private final OverviewPainter overviewPainter = new OverviewPainter(palette);
    private final Lane origin = new Lane("origin", raster -> with(content -> chunks(raster, content)));
    private final Lane snapshot = new Lane("snapshot", raster -> with(content -> snapshot(raster, content)));
    private final Lane store = new Lane("store", raster -> with(content -> store(raster, content)));
    private final PixelPane strip = new PixelPane(raster -> with(content -> strip(raster, content)));
    private final Pane addresses = new Pane();
    private final MapOverlay overlay = new MapOverlay();
    private final HBox legend = Parts.row("legend");
    private @Nullable MapContent content;
    private Consumer<Viewport> resized = view -> {
    };

    MapSurface(Texts texts, Amounts amounts) {
        this.texts = texts;
        this.amounts = amounts;
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getStyleClass().add("map-surface");
        setFocusTraversable(true);
        addresses.setMouseTransparent(true);
        overlay.setMouseTransparent(true);
        // Their labels come and go without a new layout of the lanes.
        addresses.setManaged(false);
        overlay.setManaged(false);
        legend.setManaged(false);
        getChildren().setAll(palette, origin, snapshot, store, addresses, strip, legend, overlay);
    }

    /** Is told when the lanes have another size. */
    void onResized(Consumer<Viewport> listener) {
        resized = listener;
    }

    /** Draws something else. */
    void show(MapContent next) {
        content = next;
        describe(next);
        requestLayout();
        repaint();
    }

    /** The lanes of chunks, for the mouse. */
    List<PixelPane> lanes() {
        return List.of(origin.pixels(), snapshot.pixels());
    }

    PixelPane strip() {
        return strip;
    }

    /** A grid of the size that lanes of chunks have now. */
    Grid grid(Zoom zoom) {
        return new Grid(zoom, (int) laneWidth(), (int) (laneHeight() - Lane.HEAD));
    }

    private double laneWidth() {
        return Math.max(8, getWidth() - ADDRESSES - STRIP - 3 * GAP);
    }

    private double storeHeight() {
        return Math.max(Lane.HEAD + 2 * StorePainter.ROW, (getHeight() - LEGEND) * STORE_SHARE);
    }

    private double laneHeight() {
        return Math.max(Lane.HEAD + 8, (getHeight() - LEGEND - storeHeight()) / 2);
    }

    @Override
    protected void layoutChildren() {
        double lane = laneHeight();
        origin.resizeRelocate(ADDRESSES, 0, laneWidth(), lane);
        snapshot.resizeRelocate(ADDRESSES, lane, laneWidth(), lane);
        store.resizeRelocate(ADDRESSES, 2 * lane, laneWidth(), storeHeight());
        addresses.resizeRelocate(0, 0, ADDRESSES, getHeight());
        strip.resizeRelocate(ADDRESSES + laneWidth() + GAP, Lane.HEAD, STRIP, Math.max(1, getHeight() - LEGEND - Lane.HEAD));
        legend.resizeRelocate(ADDRESSES, getHeight() - LEGEND, laneWidth(), LEGEND);
        overlay.resizeRelocate(0, 0, getWidth(), getHeight());
        // Nodes that are made while the layout runs get no style, so what follows the size comes after it.
        Platform.runLater(() -> with(this::fit));
    }

    private void fit(MapContent shown) {
        Grid now = grid(shown.view().grid().zoom());
        if (now.equals(shown.view().grid())) {
            annotate(shown);
        } else {
            resized.accept(shown.view().resized(now.width(), now.height()));
        }
    }

    private void annotate(MapContent shown) {
        label(shown);
        mark(shown);
    }

    private void repaint() {
        origin.repaint();
        snapshot.repaint();
        store.repaint();
        strip.repaint();
    }

    private void with(Consumer<MapContent> action) {
        Optional.ofNullable(content).ifPresent(action);
    }

    private void snapshot(Raster raster, MapContent shown) {
        if (shown.standing() == MapContent.Standing.GHOST) {
            lanePainter.ghosts(raster, shown.view());
        } else {
            chunks(raster, shown);
        }
    }

    private void store(Raster raster, MapContent shown) {
        if (shown.standing() == MapContent.Standing.GHOST) {
            storePainter.ghost(raster, shown.subject());
        } else {
            storePainter.paint(raster, shown.subject());
        }
    }

    private void chunks(Raster raster, MapContent shown) {
        if (shown.view().grid().zoom().isDensity()) {
            lanePainter.bars(raster, shown.view(), shown.counts());
        } else {
            lanePainter.cells(raster, shown.view(), shown.held());
        }
    }

    private void strip(Raster raster, MapContent shown) {
        overviewPainter.paint(raster, shown.view(), shown.overview(raster.height()));
    }

    private void describe(MapContent shown) {
        Subject subject = shown.subject();
        long held = subject.info().exceptions();
        origin.describe(subject.origin(), texts.get("map.origin"),
                texts.get("map.origin.words", subject.chunks(), amounts.bytes(subject.info().chunkBytes()), held));
        snapshot.describe(subject.snapshot(), texts.get("map.snapshot", subject.origin()),
                texts.get("map.snapshot.words", subject.chunks() - held, held));
        store.describe(texts.get("map.store"), texts.get("map.store.of", subject.snapshot()),
                texts.get("map.store.words", held, subject.info().allocatedSectors() + "/" + subject.info().totalSectors() + " "
                        + subject.info().metadataSectors()));
        long inView = shown.view().end() - shown.view().first();
        legend.getChildren().setAll(entry("shared", texts.get("map.shared"), inView - shown.heldInView()),
                entry("copied", texts.get("map.copied"), shown.heldInView()), entry("meta", texts.get("map.meta"), -1),
                entry("free", texts.get("map.free"), -1));
    }

    private HBox entry(String style, String word, long count) {
        Region sample = new Region();
        sample.getStyleClass().addAll("sample", style);
        Label number = Parts.label(count < 0 ? "" : amounts.count(count), "small");
        return Parts.row("line", sample, Parts.label(word, "sub"), number);
    }

    /** The chunk that every second row begins with. */
    private void label(MapContent shown) {
        List<Label> labels = new ArrayList<>();
        Viewport view = shown.view();
        int every = Math.max(1, (int) Math.ceil(20.0 / view.grid().pitch()));
        for (double top : List.of(Lane.HEAD, laneHeight() + Lane.HEAD)) {
            for (int row = 0; row < view.grid().rows() && view.first() + row * view.grid().columns() < view.end(); row += every) {
                Label label = Parts.label(amounts.count(view.first() + row * view.grid().columns()), "mono", "address");
                double middle = Math.min(view.grid().cellHeight(), 16) / 2.0;
                label.setMinWidth(ADDRESSES - 8);
                label.relocate(0, top + row * view.grid().pitch() + middle - 8);
                labels.add(label);
            }
        }
        addresses.getChildren().setAll(labels);
    }

    private void mark(MapContent shown) {
        overlay.clear();
        shown.chosen().filter(shown.view()::shows).ifPresent(chunk -> {
            long index = chunk - shown.view().first();
            Grid grid = shown.view().grid();
            int side = Math.max(6, grid.zoom().pixels());
            Point2D upper = corner(0, grid, index);
            Point2D lower = corner(laneHeight(), grid, index);
            overlay.ring(upper, side, grid.zoom().isDensity() ? Grid.BAR : side);
            overlay.ring(lower, side, grid.zoom().isDensity() ? Grid.BAR : side);
            shown.slot(chunk).ifPresent(slot -> connect(shown, upper, lower, side, slot));
        });
    }

    private void connect(MapContent shown, Point2D upper, Point2D lower, int side, long slot) {
        double[] place = StorePainter.place(shown.subject(), slot, laneWidth(), storeHeight() - Lane.HEAD);
        Point2D end = new Point2D(ADDRESSES + place[0], 2 * laneHeight() + Lane.HEAD + place[1]);
        overlay.connect(upper.add(side / 2.0, side), lower.add(side / 2.0, 0), lower.add(side / 2.0, side), end,
                2 * laneHeight() - 2, texts.get("map.slot", slot));
    }

    private static Point2D corner(double laneTop, Grid grid, long index) {
        return new Point2D(ADDRESSES + grid.x(index), laneTop + Lane.HEAD + grid.y(index));
    }
}
