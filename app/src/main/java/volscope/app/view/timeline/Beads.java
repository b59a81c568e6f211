package volscope.app.view.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongToDoubleFunction;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Act;
import volscope.app.session.Bookmarks.Bookmark;
import volscope.app.session.Track;
import volscope.app.text.Sentences;
import volscope.app.text.Texts;
import volscope.app.view.BrokenRule;
import volscope.app.view.Icons;
import volscope.app.view.Parts;
import volscope.app.view.timeline.Happenings.Kind;
import volscope.app.view.timeline.LanesPane.Lane;
import volscope.model.machine.RevisionId;

/** Makes what stands on the lanes: a bead per command with its name where there is room, branches, problems, bookmarks. */
final class Beads {
    /** More commands than these are drawn as bars. */
    static final int MOST = 300;
    private static final int MOST_FLAGS = 200;
    private static final double LETTER = 7.3;
    private static final double SMALL_LETTER = 6.4;
    private static final double GAP = 12;
    private static final double MARK = 8;

    private final Texts texts;
    private final Happenings happenings;
    private final Consumer<RevisionId> go;
    private final Consumer<BrokenRule> look;
    private final Sentences sentences;

    /**
     * @param go
     *            looks at a moment
     * @param look
     *            looks at a step that broke a rule
     */
    Beads(Texts texts, Sentences sentences, Happenings happenings, Consumer<RevisionId> go, Consumer<BrokenRule> look) {
        this.texts = texts;
        this.sentences = sentences;
        this.happenings = happenings;
        this.go = go;
        this.look = look;
    }

    List<Node> of(LanesPane.Scene scene, LongToDoubleFunction x, double right) {
        List<Node> nodes = new ArrayList<>();
        folded(nodes, scene, x);
        if (scene.track().legs().size() <= MOST) {
            commands(nodes, scene, x, right);
        }
        branches(nodes, scene, x, right);
        problems(nodes, scene, x, right);
        bookmarks(nodes, scene, x, right);
        return nodes;
    }

    /** The end that is older than the limit: nothing there can be looked at. */
    private void folded(List<Node> nodes, LanesPane.Scene scene, LongToDoubleFunction x) {
        double wide = x.applyAsDouble(scene.track().oldest()) - LanesPane.NAMES;
        if (scene.track().oldest() == 0 || wide < 1) {
            return;
        }
        String words = texts.get("timeline.folded");
        Region end = new Region();
        end.setId("time-folded");
        end.setAccessibleText(words);
        end.setMinSize(wide, scene.lanes().size() * LanesPane.LANE);
        end.relocate(LanesPane.NAMES, 0);
        Tooltip.install(end, new Tooltip(words));
        nodes.add(end);
        double room = wide - words.length() * SMALL_LETTER;
        if (room > GAP) {
            Label label = Parts.label(words, "small", "folded-end");
            label.setMouseTransparent(true);
            label.relocate(LanesPane.NAMES + room / 2, -1);
            nodes.add(label);
        }
    }

    private static double middle(int lane) {
        return lane * LanesPane.LANE + LanesPane.LANE / 2;
    }

    private void commands(List<Node> nodes, LanesPane.Scene scene, LongToDoubleFunction x, double right) {
        double free = 0;
        List<Track.Leg> legs = scene.track().legs().stream().filter(leg -> leg.after() >= scene.track().oldest()).toList();
        for (int i = 0; i < legs.size(); i++) {
            Track.Leg leg = legs.get(i);
            double at = x.applyAsDouble(leg.after());
            boolean failed = leg.act().run().exitCode() != 0;
            Circle bead = new Circle(at, middle(0), 3.5);
            bead.getStyleClass().addAll("bead", failed ? "failed" : "well");
            // Most beads are drawn anew before a pointer ever comes there.
            bead.setOnMouseEntered(event -> {
                Tooltip.install(bead, new Tooltip(leg.act().line()));
                bead.setOnMouseEntered(null);
            });
            bead.setOnMousePressed(event -> {
                go.accept(leg.act().before());
                event.consume();
            });
            nodes.add(bead);
            double end = i + 1 < legs.size() ? x.applyAsDouble(legs.get(i + 1).after()) : right;
            String name = name(leg.act(), end - at - GAP);
            double named = at + 8 + name.length() * LETTER;
            if (at >= free && !name.isEmpty()) {
                Label label = Parts.label(name, "mono", failed ? "bad-text" : "plain");
                label.setMouseTransparent(true);
                label.relocate(at + 8, -1);
                nodes.add(label);
                free = named + GAP;
            }
            if (failed) {
                failed(nodes, leg, Math.min(end - 4, x.applyAsDouble(leg.end())), name.isEmpty() || at < free - named ? at + 4 : named + 8);
            }
        }
    }

    /** The whole name, its first word, or nothing, as there is room. */
    private static String name(Act act, double room) {
        String name = Names.of(act);
        if (name.length() * LETTER <= room) {
            return name;
        }
        String first = name.substring(0, Math.max(0, name.indexOf(' ')));
        return first.length() * LETTER <= room ? first : "";
    }

    /** A red line to the end, and in it where it was refused. */
    private void failed(List<Node> nodes, Track.Leg leg, double end, double from) {
        OptionalLong refused = happenings.first(leg, Kind.PROBLEMS);
        String words = refused.isPresent()
                ? texts.get("timeline.refused", refused.getAsLong(), leg.end())
                : texts.get("terminal.exit", leg.act().run().exitCode());
        double wide = words.length() * SMALL_LETTER;
        if (end - from < wide + 40) {
            if (end - from > 4) {
                nodes.add(line(from, end));
            }
            return;
        }
        double left = (from + end - wide) / 2;
        Label label = Parts.label(words, "small", "bad-text");
        label.setMouseTransparent(true);
        label.relocate(left, -1);
        nodes.addAll(List.of(line(from, left - 6), label, line(left + wide + 6, end)));
    }

    private static Line line(double from, double to) {
        Line line = new Line(from, middle(0), Math.max(from, to), middle(0));
        line.getStyleClass().addAll("timeline-span", "failed");
        line.setMouseTransparent(true);
        return line;
    }

    private void branches(List<Node> nodes, LanesPane.Scene scene, LongToDoubleFunction x, double right) {
        double[] free = {0, 0};
        for (SideBranch branch : scene.branches()) {
            double from = x.applyAsDouble(branch.from());
            int row = from >= free[0] ? 0 : 1;
            int lane = scene.lane(row == 0 ? Lane.BRANCH_1 : Lane.BRANCH_2);
            if (lane < 0 || from < free[row]) {
                continue;
            }
            String name = texts.get("timeline.branch." + branch.standing(), Names.of(branch.acts().getLast()), branch.acts().size());
            double wide = name.length() * SMALL_LETTER + GAP;
            boolean before = from + 16 + wide > right;
            double end = x.applyAsDouble(branch.from() + branch.length());
            double bead = before ? Math.min(from + 10, right) : Math.clamp(end, from + 10, right - wide - 6);
            Polyline way = new Polyline(from, middle(0) + 4, from, middle(lane), bead, middle(lane));
            way.getStyleClass().add("branch-line");
            way.setMouseTransparent(true);
            Circle circle = new Circle(bead, middle(lane), 3);
            circle.getStyleClass().add("branch-end");
            circle.setMouseTransparent(true);
            Hyperlink link = new Hyperlink(name);
            link.getStyleClass().add("branch-name");
            link.setAccessibleText(texts.get("timeline.branch.go", name));
            link.setOnAction(event -> go.accept(branch.end()));
            link.relocate(before ? Math.max(LanesPane.NAMES, from - wide) : bead + 6, lane * LanesPane.LANE - 1);
            nodes.addAll(List.of(way, circle, link));
            free[row] = bead + 6 + wide + GAP;
        }
    }

    private void problems(List<Node> nodes, LanesPane.Scene scene, LongToDoubleFunction x, double right) {
        int lane = scene.lane(Lane.PROBLEMS);
        if (lane < 0) {
            return;
        }
        Map<Long, BrokenRule> broken = broken(scene.track());
        double free = 0;
        List<Long> moments = happenings.moments(scene.track(), Kind.PROBLEMS).stream().limit(MOST_FLAGS).toList();
        for (int i = 0; i < moments.size(); i++) {
            long moment = moments.get(i);
            double next = i + 1 < moments.size() ? x.applyAsDouble(moments.get(i + 1)) - MARK : right;
            double at = x.applyAsDouble(moment);
            Polygon flag = new Polygon(at - 4, middle(lane) + 4, at + 4, middle(lane) + 4, at, middle(lane) - 4);
            flag.getStyleClass().add("problem-flag");
            flag.setMouseTransparent(true);
            nodes.add(flag);
            if (broken.containsKey(moment)) {
                Hyperlink mark = mark(broken.get(moment));
                double wide = broken.get(moment).word().length() * SMALL_LETTER + MARK;
                mark.relocate(at + 6 + wide > next ? at - 6 - wide : at + 6, lane * LanesPane.LANE - 1);
                nodes.add(mark);
                free = at + 60;
                continue;
            }
            Point2D room = new Point2D(at + 8, right);
            if (at >= free && room.getY() - room.getX() > 60) {
                Label label = Parts.label(texts.get("timeline.at", moment), "small", "bad-text");
                label.setMouseTransparent(true);
                label.relocate(at + 8, lane * LanesPane.LANE - 1);
                nodes.add(label);
                free = at + 60;
            }
        }
    }

    /** The commands of a branch that broke rules, by the moments when they did. */
    private static Map<Long, BrokenRule> broken(Track track) {
        Map<Long, BrokenRule> broken = new HashMap<>();
        track.legs().stream().map(Track.Leg::act).filter(BrokenRule::by).forEach(act -> act.run().decisive().ifPresent(
                step -> track.moment(step).ifPresent(moment -> broken.put(moment, BrokenRule.first(act)))));
        return broken;
    }

    private Hyperlink mark(BrokenRule broken) {
        Hyperlink mark = new Hyperlink(broken.word());
        mark.getStyleClass().addAll("branch-name", "bad-text", "broken-mark");
        String words = broken.words(sentences);
        mark.setTooltip(new Tooltip(words + "\n" + texts.get("checker.look.tip")));
        mark.setAccessibleText(texts.get("checker.read", texts.get("checker.look.tip"), words));
        mark.setOnAction(event -> look.accept(broken));
        return mark;
    }

    private static void bookmarks(List<Node> nodes, LanesPane.Scene scene, LongToDoubleFunction x, double right) {
        int lane = scene.lane(Lane.BOOKMARKS);
        for (Bookmark bookmark : scene.bookmarks()) {
            OptionalLong moment = scene.track().moment(bookmark.at());
            if (lane >= 0 && moment.isPresent()) {
                Label label = Parts.label(bookmark.name(), "small");
                label.setGraphic(Icons.small(Feather.BOOKMARK));
                label.getStyleClass().add("timeline-bookmark");
                label.setMouseTransparent(true);
                double wide = bookmark.name().length() * SMALL_LETTER + 20;
                label.relocate(Math.min(x.applyAsDouble(moment.getAsLong()) - 6, Math.max(0, right - wide)), lane * LanesPane.LANE - 1);
                nodes.add(label);
            }
        }
    }
}
