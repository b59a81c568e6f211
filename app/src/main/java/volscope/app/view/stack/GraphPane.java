package volscope.app.view.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polyline;
import volscope.app.session.Selection;
import volscope.app.text.Texts;

/** Draws a graph: at most {@link StackModel#MOST} boxes, so nodes will do. */
final class GraphPane extends Pane {
    /** The room of a tag. */
    private static final double TAG = 62;
    private static final double RISE = 10;

    private final List<BoxNode> nodes = new ArrayList<>();

    GraphPane(Graph graph, int highest, Texts texts, Consumer<Box> select, String... styles) {
        getStyleClass().add("graph");
        getStyleClass().addAll(styles);
        Layering.Drawing drawing = Layering.draw(graph, highest);
        drawing.routes().forEach(route -> getChildren().add(line(route)));
        for (Box box : graph.boxes()) {
            Layering.Point at = drawing.corner(box.key());
            BoxNode node = new BoxNode(box, texts, select);
            node.relocate(at.x(), at.y());
            nodes.add(node);
            getChildren().add(node);
        }
        setMinSize(drawing.width(), drawing.height());
        setPrefSize(drawing.width(), drawing.height());
        setMaxSize(drawing.width(), drawing.height());
    }

    /** Down, across half way, and down. */
    private static Polyline line(List<Layering.Point> route) {
        Polyline line = new Polyline();
        line.getStyleClass().add("edge");
        for (int i = 0; i + 1 < route.size(); i++) {
            Layering.Point from = route.get(i);
            Layering.Point to = route.get(i + 1);
            double half = (from.y() + to.y()) / 2;
            line.getPoints().addAll(from.x(), from.y(), from.x(), half, to.x(), half, to.x(), to.y());
        }
        return line;
    }

    /** Lights up the boxes that something happens to. */
    void light(java.util.Set<String> keys) {
        nodes.forEach(node -> node.setLit(keys.contains(node.box().key())));
    }

    /** Puts a tag on each box that a rule was broken with. */
    void blame(List<Tag> tags) {
        getChildren().removeIf(Hyperlink.class::isInstance);
        for (BoxNode node : nodes) {
            List<Tag> its = tags.stream().filter(tag -> tag.key().equals(node.box().key())).toList();
            node.setBroken(!its.isEmpty());
            double right = node.getLayoutX() + node.getPrefWidth();
            for (Tag tag : its.reversed()) {
                tag.link().autosize();
                right -= TAG;
                tag.link().relocate(right, node.getLayoutY() - RISE);
                getChildren().add(tag.link());
            }
        }
    }

    /**
     * What stands at the upper edge of a box.
     *
     * @param key
     *            the box
     * @param link
     *            what leads to the rule
     */
    record Tag(String key, Hyperlink link) {
    }

    void mark(Selection selection) {
        nodes.forEach(node -> node.setSelected(node.box().selection().equals(selection)));
    }
}
