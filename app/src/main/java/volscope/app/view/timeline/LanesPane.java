package volscope.app.view.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import volscope.app.session.Act;
import volscope.app.session.Track;
import volscope.app.text.Texts;
import volscope.app.view.Palette;
import volscope.app.view.Palette.Ink;
import volscope.app.view.Parts;
import volscope.app.view.PixelPane;
import volscope.app.view.Raster;
import volscope.app.view.timeline.Happenings.Kind;

/** The lanes: commands as beads, writes, copies and faults as bars, and the playhead over them. */
final class LanesPane extends Pane {
    private static final double NAMES = 104;
    private static final double RIGHT = 20;
    private static final double LANE = 18;
    private static final double LABEL_GAP = 12;
    private static final double LETTER = 7.3;
    private static final int BAR = 14;
    private static final double HANDLE = 9;

    private final Texts texts;
    private final Happenings happenings;
    private final LongConsumer look;
    private final Palette palette = new Palette(this::repaint);
    private final PixelPane bars = new PixelPane(this::paint);
    private final Pane names = new Pane();
    private final Pane beads = new Pane();
    private final Pane head = new Pane();
    private Track track;
    private long moment;

    LanesPane(Texts texts, Happenings happenings, Track track, LongConsumer look) {
        this.texts = texts;
        this.happenings = happenings;
        this.track = track;
        this.look = look;
        getStyleClass().add("timeline-lanes");
        List.of(names, beads, head).forEach(pane -> {
            pane.setManaged(false);
            pane.setMouseTransparent(true);
        });
        bars.setMouseTransparent(true);
        getChildren().setAll(palette, bars, names, beads, head);
        setOnMousePressed(this::point);
        setOnMouseDragged(this::point);
        for (int lane = 0; lane <= Kind.values().length; lane++) {
            names.getChildren().add(name(lane));
        }
    }

    private Label name(int lane) {
        Label name = Parts.label(texts.get(lane == 0 ? "timeline.commands" : "timeline." + Kind.values()[lane - 1]), "sub");
        name.relocate(16, lane * LANE);
        return name;
    }

    /** Shows a branch and the moment looked at. */
    void show(Track next, long at) {
        boolean same = next.equals(track);
        track = next;
        moment = at;
        if (!same) {
            bars.repaint();
            placeBeads();
        }
        placeHead();
    }

    @Override
    protected void layoutChildren() {
        bars.resizeRelocate(NAMES, LANE, span(), getHeight() - LANE);
        Platform.runLater(() -> {
            placeBeads();
            placeHead();
        });
    }

    private double span() {
        return Math.max(1, getWidth() - NAMES - RIGHT);
    }

    private double x(long at) {
        return NAMES + span() * at / Math.max(1, track.end());
    }

    private void point(MouseEvent event) {
        double share = (event.getX() - NAMES) / span();
        look.accept(Math.clamp(Math.round(share * track.end()), 0L, track.end()));
    }

    private void repaint() {
        bars.repaint();
    }

    private void paint(Raster raster) {
        raster.clear(palette.argb(Ink.PANEL));
        for (Kind kind : Kind.values()) {
            int top = kind.ordinal() * (int) LANE;
            raster.fill(0, top + BAR, raster.width(), 1, palette.argb(Ink.LINE));
            int[] sums = happenings.sums(track, kind, Math.max(1, raster.width() / 4));
            bars(raster, top, sums, palette.argb(ink(kind)));
        }
    }

    private static Ink ink(Kind kind) {
        return switch (kind) {
            case WRITES -> Ink.SHARED;
            case COPIES -> Ink.COPIED;
            case FAULTS -> Ink.FLIGHT;
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

    /** A bead per command; its name where there is room before the next. */
    private void placeBeads() {
        List<Node> nodes = new ArrayList<>();
        double free = 0;
        for (Track.Leg leg : track.legs()) {
            double at = x(leg.after());
            boolean failed = leg.act().run().exitCode() != 0;
            Circle bead = new Circle(at, LANE / 2, 3.5);
            bead.getStyleClass().addAll("bead", failed ? "failed" : "well");
            nodes.add(bead);
            String name = name(leg.act());
            double room = x(leg.end()) - at - LABEL_GAP;
            if (at >= free
                    && (name.length() * LETTER <= room || leg.end() == track.end() && name.length() * LETTER < getWidth() - at - RIGHT)) {
                Label label = Parts.label(name, "mono", failed ? "bad-text" : "plain");
                label.relocate(at + 8, 0);
                nodes.add(label);
                free = at + name.length() * LETTER + LABEL_GAP;
            }
            if (failed) {
                nodes.add(line(at + 4, x(leg.end()), "failed"));
            }
        }
        beads.getChildren().setAll(nodes);
    }

    private static Line line(double from, double to, String style) {
        Line line = new Line(from, LANE - 2, to, LANE - 2);
        line.getStyleClass().addAll("timeline-span", style);
        return line;
    }

    /** The command and the word that names what it is about. */
    private static String name(Act act) {
        String[] words = act.line().replaceFirst("^@ ", "").split("\\s+");
        return words.length > 1 ? words[0] + " " + words[words.length - 1] : words[0];
    }

    private void placeHead() {
        Region handle = new Region();
        handle.getStyleClass().add("playhead");
        handle.setMinSize(HANDLE, HANDLE);
        handle.relocate(x(moment) - HANDLE / 2, 0);
        Line line = new Line(x(moment), 4, x(moment), getHeight());
        line.getStyleClass().add("playhead-line");
        head.getChildren().setAll(line, handle);
    }
}
