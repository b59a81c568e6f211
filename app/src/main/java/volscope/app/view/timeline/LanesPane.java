package volscope.app.view.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import volscope.app.session.Bookmarks.Bookmark;
import volscope.app.session.Track;
import volscope.app.text.Texts;
import volscope.app.view.Palette;
import volscope.app.view.Palette.Ink;
import volscope.app.view.Parts;
import volscope.app.view.PixelPane;
import volscope.app.view.Raster;
import volscope.app.view.timeline.Happenings.Kind;
import volscope.model.machine.RevisionId;

/** The lanes: commands as beads, branches beside, what happened as bars, bookmarks, and the playhead over them. */
final class LanesPane extends Pane {
    static final double NAMES = 104;
    static final double RIGHT = 20;
    static final double LANE = 16;
    private static final int BAR = 12;
    private static final double HANDLE = 9;
    private static final double NEAR = 6;

    private final Texts texts;
    private final Happenings happenings;
    private final LongConsumer look;
    private final Consumer<RevisionId> go;
    private final Palette palette = new Palette(this::repaint);
    private final PixelPane bars = new PixelPane(this::paint);
    private final Pane names = new Pane();
    private final Pane beads = new Pane();
    private final Pane head = new Pane();
    private final Beads maker;
    private Scene scene;

    /**
     * What is shown.
     *
     * @param track
     *            the branch
     * @param moment
     *            the moment looked at
     * @param lanes
     *            the lanes, from above
     * @param branches
     *            the branches beside
     * @param bookmarks
     *            the bookmarks of the branch
     */
    record Scene(Track track, long moment, List<Lane> lanes, List<SideBranch> branches, List<Bookmark> bookmarks) {
        int lane(Lane lane) {
            return lanes.indexOf(lane);
        }
    }

    /** The lanes there can be. */
    enum Lane {
        COMMANDS, BRANCH_1, BRANCH_2, WRITES, COPIES, FAULTS, PROBLEMS, BOOKMARKS
    }

    LanesPane(Texts texts, Happenings happenings, Scene scene, LongConsumer look, Consumer<RevisionId> go, Beads maker) {
        this.texts = texts;
        this.happenings = happenings;
        this.scene = scene;
        this.look = look;
        this.go = go;
        this.maker = maker;
        getStyleClass().add("timeline-lanes");
        for (Pane pane : List.of(names, beads, head)) {
            pane.setManaged(false);
            pane.setPickOnBounds(false);
        }
        names.setMouseTransparent(true);
        head.setMouseTransparent(true);
        bars.setMouseTransparent(true);
        getChildren().setAll(palette, bars, names, beads, head);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::point);
    }

    /** Shows a branch and the moment looked at. */
    void show(Scene next) {
        Scene before = scene;
        scene = next;
        boolean same = next.track().equals(before.track()) && next.lanes().equals(before.lanes())
                && next.branches().equals(before.branches()) && next.bookmarks().equals(before.bookmarks());
        if (!same || names.getChildren().isEmpty()) {
            setPrefHeight(next.lanes().size() * LANE + 4);
            setMinHeight(getPrefHeight());
            names();
            bars.repaint();
            placeBeads();
        }
        placeHead();
    }

    private void names() {
        names.getChildren().clear();
        for (Lane lane : scene.lanes()) {
            Label name = Parts.label(texts.get("timeline.lane." + lane), "sub");
            name.relocate(16, scene.lane(lane) * LANE - 1);
            names.getChildren().add(name);
        }
    }

    @Override
    protected void layoutChildren() {
        bars.resizeRelocate(NAMES, 0, span(), Math.max(1, getHeight()));
        Platform.runLater(() -> {
            placeBeads();
            placeHead();
        });
    }

    private double span() {
        return Math.max(1, getWidth() - NAMES - RIGHT);
    }

    private double x(long at) {
        return NAMES + span() * at / Math.max(1, scene.track().end());
    }

    /** The moment at a distance from the left. */
    long moment(double x) {
        double share = (x - NAMES) / span();
        return Math.clamp(Math.round(share * scene.track().end()), 0L, scene.track().end());
    }

    private void press(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            bookmarkAt(event).ifPresentOrElse(bookmark -> go.accept(bookmark.at()), () -> point(event));
        }
    }

    private java.util.Optional<Bookmark> bookmarkAt(MouseEvent event) {
        int lane = scene.lane(Lane.BOOKMARKS);
        boolean there = lane >= 0 && event.getY() >= lane * LANE && event.getY() < (lane + 1) * LANE;
        return scene.bookmarks().stream().filter(bookmark -> there && scene.track().moment(bookmark.at()).isPresent()
                && Math.abs(x(scene.track().moment(bookmark.at()).getAsLong()) - event.getX()) < NEAR).findFirst();
    }

    private void point(MouseEvent event) {
        if (event.isPrimaryButtonDown()) {
            look.accept(moment(event.getX()));
        }
    }

    private void repaint() {
        bars.repaint();
    }

    private void paint(Raster raster) {
        raster.clear(palette.argb(Ink.PANEL));
        int folded = (int) (x(scene.track().oldest()) - NAMES);
        if (folded > 0) {
            raster.stripes(0, 0, folded, raster.height(), palette.argb(Ink.PANEL), palette.argb(Ink.MUTED));
        }
        for (Lane lane : scene.lanes()) {
            int top = scene.lane(lane) * (int) LANE;
            boolean isBars = lane == Lane.WRITES || lane == Lane.COPIES || lane == Lane.FAULTS;
            raster.fill(0, top + (isBars ? BAR + 1 : (int) LANE / 2), raster.width(), 1, palette.argb(Ink.FAINT));
            if (isBars) {
                Kind kind = Kind.valueOf(lane.name());
                int[] sums = happenings.sums(scene.track(), kind, Math.max(1, raster.width() / 4));
                bars(raster, top + 1, sums, palette.argb(ink(kind)));
            } else if (lane == Lane.COMMANDS && scene.track().legs().size() > Beads.MOST) {
                bars(raster, top + 1, commands(Math.max(1, raster.width() / 4)), palette.argb(Ink.INK));
            }
        }
    }

    /** Too many to be told apart: how many begin in each bin. */
    private int[] commands(int bins) {
        int[] sums = new int[bins];
        for (Track.Leg leg : scene.track().legs()) {
            sums[(int) Math.min(bins - 1, leg.after() * bins / (scene.track().end() + 1))]++;
        }
        return sums;
    }

    private static Ink ink(Kind kind) {
        return switch (kind) {
            case WRITES -> Ink.MUTED;
            case COPIES -> Ink.COPIED;
            case FAULTS -> Ink.FLIGHT;
            case PROBLEMS -> Ink.BAD;
        };
    }

    private static void bars(Raster raster, int top, int[] sums, int colour) {
        int most = 1;
        for (int sum : sums) {
            most = Math.max(most, sum);
        }
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] > 0) {
                int high = Math.max(3, BAR * sums[i] / most);
                raster.fill(i * raster.width() / sums.length, top + BAR - high, Math.max(2, raster.width() / sums.length - 1), high,
                        colour);
            }
        }
    }

    private void placeBeads() {
        beads.getChildren().setAll(maker.of(scene, this::x, getWidth() - RIGHT));
    }

    private void placeHead() {
        double at = x(scene.moment());
        Region handle = new Region();
        handle.getStyleClass().add("playhead");
        handle.setMinSize(HANDLE, HANDLE);
        handle.relocate(at - HANDLE / 2, 0);
        Line line = new Line(at, 4, at, getHeight());
        line.getStyleClass().add("playhead-line");
        head.getChildren().setAll(line, handle);
    }

    /** The lanes that have something to show. */
    static List<Lane> lanes(Track track, Happenings happenings, int branches, int bookmarks) {
        List<Lane> lanes = new ArrayList<>(List.of(Lane.COMMANDS));
        if (branches > 0) {
            lanes.add(Lane.BRANCH_1);
        }
        if (branches > 1) {
            lanes.add(Lane.BRANCH_2);
        }
        for (Kind kind : Kind.values()) {
            if (happenings.any(track, kind)) {
                lanes.add(Lane.valueOf(kind.name()));
            }
        }
        if (bookmarks > 0) {
            lanes.add(Lane.BOOKMARKS);
        }
        return lanes;
    }
}
