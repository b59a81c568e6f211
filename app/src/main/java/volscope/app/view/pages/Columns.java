package volscope.app.view.pages;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.view.Icons;

/** Lays the five columns of a page out: all as wide as each other, with a wire between each two. */
final class Columns {
    private static final double WIRE = 14;
    private static final int COLUMNS = 5;
    private static final double NARROWEST = 60;
    private static final double WIDEST = 260;

    private Columns() {
    }

    /** A line: box, wire, box and so on. */
    static Node line(Node... nodes) {
        GridPane line = new GridPane();
        line.getStyleClass().add("page-line");
        for (int i = 0; i < 2 * COLUMNS - 1; i++) {
            ColumnConstraints column = i % 2 == 1
                    ? new ColumnConstraints(WIRE, WIRE, WIRE)
                    : new ColumnConstraints(NARROWEST, NARROWEST, WIDEST);
            column.setHgrow(i % 2 == 1 ? Priority.NEVER : Priority.ALWAYS);
            line.getColumnConstraints().add(column);
        }
        for (int i = 0; i < nodes.length; i++) {
            line.add(nodes[i], i, 0);
        }
        return line;
    }

    /** The line above them. */
    static Node heads(List<Node> heads) {
        Node[] nodes = new Node[2 * COLUMNS - 1];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = i % 2 == 0 ? heads.get(i / 2) : wire("none");
        }
        return line(nodes);
    }

    /** What leads from a box to the next: {@code solid}, {@code copied}, {@code flight} or {@code none}. */
    static Node wire(String style) {
        if (style.equals("copied") || style.equals("flight")) {
            Node arrow = Icons.small(Feather.ARROW_RIGHT);
            arrow.getStyleClass().addAll("wire-arrow", style);
            GridPane.setHalignment(arrow, HPos.CENTER);
            return arrow;
        }
        Region wire = new Region();
        wire.getStyleClass().addAll("wire", style);
        return wire;
    }
}
