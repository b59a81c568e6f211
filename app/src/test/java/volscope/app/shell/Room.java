package volscope.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.shape.Line;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.javafx.FontIcon;

/** Looks at a part of a window for words that are cut, words that lie over others, and acts that can't be reached. */
final class Room {
    /** What edges may be off by: letters are smaller than their boxes. */
    private static final double SLACK = 1.5;

    private final List<Box> boxes = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private int words;
    private int acts;

    /**
     * What stands somewhere.
     *
     * @param node
     *            what
     * @param bounds
     *            where it is seen
     * @param what
     *            its words
     */
    private record Box(Node node, Bounds bounds, String what) {
    }

    /**
     * How much may be seen of what lies below a node.
     *
     * @param seen
     *            where
     * @param scrolls
     *            whether the rest comes into view by scrolling down
     * @param wide
     *            whether it comes by scrolling to the right
     */
    private record Clip(Bounds seen, boolean scrolls, boolean wide) {
    }

    /** Looks at all that is below a node, and whether it is within an edge. */
    static Room in(Node root, Bounds edge) {
        Room room = new Room();
        room.walk(root, new Clip(edge, false, false));
        room.overlaps();
        return room;
    }

    /** What is wrong. */
    List<String> faults() {
        return faults;
    }

    int words() {
        return words;
    }

    int acts() {
        return acts;
    }

    private void walk(Node node, Clip clip) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        Clip inside = inside(node, clip);
        switch (node) {
            case TextFlow flow -> {
                words++;
                place(flow, flow.getAccessibleText() == null ? said(flow) : flow.getAccessibleText(), bounds(flow), inside);
            }
            case FontIcon icon -> {
            }
            case Text text when !text.getText().isBlank() && !isTyped(text) -> {
                words++;
                labeled(text);
                place(text, text.getText(), bounds(text), inside);
            }
            case Path path when path.getStyleClass().contains("connector") || path.getStyleClass().contains("lead") -> lines(path, inside);
            case Line line -> lines(line, inside);
            default -> {
                if (isAct(node)) {
                    acts++;
                    reach(node, inside);
                }
                if (node instanceof Parent parent) {
                    parent.getChildrenUnmodifiable().forEach(child -> walk(child, inside));
                }
            }
        }
    }

    private static boolean isAct(Node node) {
        return node instanceof ButtonBase || node instanceof TextInputControl || node instanceof ComboBoxBase || node instanceof Slider;
    }

    /** The words and the cursor of a field scroll in it. */
    private static boolean isTyped(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof TextInputControl) {
                return true;
            }
        }
        return false;
    }

    private static String said(TextFlow flow) {
        StringBuilder said = new StringBuilder();
        flow.getChildren().forEach(child -> said.append(child instanceof Text text ? text.getText() : ""));
        return said.toString();
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private static Clip inside(Node node, Clip clip) {
        if (node instanceof ScrollPane pane) {
            return new Clip(cut(clip.seen(), bounds(node)), true, pane.getHbarPolicy() != ScrollPane.ScrollBarPolicy.NEVER);
        }
        if (node instanceof TableView<?>) {
            return new Clip(cut(clip.seen(), bounds(node)), true, true);
        }
        if (node instanceof VirtualFlow<?>) {
            return new Clip(cut(clip.seen(), bounds(node)), true, clip.wide());
        }
        return node.getClip() == null
                ? clip
                : new Clip(cut(clip.seen(), node.localToScene(node.getClip().getLayoutBounds())), clip.scrolls(), clip.wide());
    }

    private static Bounds cut(Bounds one, Bounds other) {
        double x = Math.max(one.getMinX(), other.getMinX());
        double y = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(x, y, Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - x),
                Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - y));
    }

    /** What a label says is all that it should say. */
    private void labeled(Text text) {
        if (text.getParent() instanceof Labeled label && !(label.getTooltip() != null && isOfMachine(label)) && label.getText() != null
                && label.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY
                && !label.getText().equals(text.getText()) && !label.getText().replace("_", "").equals(text.getText())) {
            faults.add("cut: “" + label.getText() + "” to “" + text.getText() + "”" + at(label));
        }
    }

    /** What a machine prints may be of any length; where it is cut, the pointer on it shows all of it. */
    private static boolean isOfMachine(Labeled label) {
        return label.getStyleClass().contains("mono") || label instanceof IndexedCell<?>;
    }

    private void place(Node node, String what, Bounds box, Clip clip) {
        if (what.isBlank()) {
            return;
        }
        boolean wide = clip.wide() || box.getMinX() >= clip.seen().getMinX() - SLACK && box.getMaxX() <= clip.seen().getMaxX() + SLACK;
        boolean high = clip.scrolls() || box.getMinY() >= clip.seen().getMinY() - SLACK && box.getMaxY() <= clip.seen().getMaxY() + SLACK;
        if (!wide || !high) {
            faults.add("beyond the edge: “" + what + "”" + at(node));
        }
        Bounds seen = cut(box, clip.seen());
        if (seen.getWidth() > 0 && seen.getHeight() > 0) {
            boxes.add(new Box(node, seen, what));
        }
    }

    private void reach(Node node, Clip clip) {
        Bounds box = bounds(node);
        boolean wide = clip.wide() || box.getMinX() >= clip.seen().getMinX() - SLACK && box.getMaxX() <= clip.seen().getMaxX() + SLACK;
        boolean high = clip.scrolls() || box.getMinY() >= clip.seen().getMinY() - SLACK && box.getMaxY() <= clip.seen().getMaxY() + SLACK;
        if (!wide || !high || box.getWidth() < 8 || box.getHeight() < 8) {
            faults.add("out of reach: " + node.getClass().getSimpleName() + " " + node.getId() + at(node));
        }
    }

    /** A line is compared with words as a row of small boxes. */
    private void lines(Node line, Clip clip) {
        Bounds box = bounds(line);
        boolean straight = box.getWidth() < 4 || box.getHeight() < 4;
        if (straight && line instanceof Line) {
            Bounds seen = cut(box, clip.seen());
            boxes.add(new Box(line, new BoundingBox(seen.getMinX(), seen.getMinY(), Math.max(1, seen.getWidth()),
                    Math.max(1, seen.getHeight())), "a line"));
        } else if (line instanceof Path path) {
            boxes.add(new Box(path, cut(box, clip.seen()), "a path"));
        }
    }

    private void overlaps() {
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                Box one = boxes.get(i);
                Box other = boxes.get(j);
                if (one.node() instanceof Path || other.node() instanceof Path) {
                    crossed(one, other);
                } else if (!(one.node() instanceof Line) && !(other.node() instanceof Line) && meet(one.bounds(), other.bounds())) {
                    faults.add("over each other: “" + one.what() + "” and “" + other.what() + "”" + at(one.node()));
                }
            }
        }
    }

    /** Whether the outline of a path runs through words. */
    private void crossed(Box one, Box other) {
        if (one.node() instanceof Path == other.node() instanceof Path) {
            return;
        }
        Path path = (Path) (one.node() instanceof Path ? one.node() : other.node());
        Box words = one.node() instanceof Path ? other : one;
        if (words.node() instanceof Line) {
            return;
        }
        Bounds box = words.bounds();
        if (!box.intersects(bounds(path))) {
            return;
        }
        for (double x = box.getMinX() + 2; x < box.getMaxX() - 2; x++) {
            for (double y = box.getMinY() + 3; y < box.getMaxY() - 2; y++) {
                if (path.contains(path.sceneToLocal(x, y))) {
                    faults.add("crossed by a " + path.getStyleClass() + ": “" + words.what() + "”" + at(words.node()));
                    return;
                }
            }
        }
    }

    private static boolean meet(Bounds one, Bounds other) {
        Bounds both = cut(one, other);
        return both.getWidth() > 2 * SLACK && both.getHeight() > 2 * SLACK + 1;
    }

    /** Where in the window: the names of what it is in. */
    private static String at(Node node) {
        List<String> names = new ArrayList<>();
        for (Node at = node; at != null && names.size() < 3; at = at.getParent()) {
            if (at.getId() != null) {
                names.add("#" + at.getId());
            } else if (at instanceof javafx.scene.layout.Region && !at.getStyleClass().isEmpty()) {
                names.add("." + at.getStyleClass().getLast());
            }
        }
        Bounds box = bounds(node);
        return String.format(Locale.ROOT, " in %s at %.0f,%.0f %.0fx%.0f", String.join(" < ", names), box.getMinX(), box.getMinY(),
                box.getWidth(), box.getHeight());
    }
}
