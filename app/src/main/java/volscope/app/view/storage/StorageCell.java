package volscope.app.view.storage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.TreeCell;
import javafx.scene.input.PickResult;
import org.jspecify.annotations.Nullable;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;

/** A row of the storage tree. */
final class StorageCell extends TreeCell<StorageNode> {
    private final Heights heights;
    private final RowPainter painter;
    private @Nullable Node drawn;
    private final RowWords words;

    /**
     * How high rows of a kind are. The tree measures rows that nobody sees yet to know how far it goes: the last one drawn of the kind will
     * do, and nothing is drawn for it.
     */
    static final class Heights {
        private final Map<List<Object>, Double> known = new HashMap<>();

        private static List<Object> kind(StorageNode node) {
            return switch (node.row()) {
                case StorageRow.Snapshot snapshot -> List.of(StorageRow.Snapshot.class, snapshot.fill().getClass());
                case StorageRow.Volume volume -> List.of(StorageRow.Volume.class, volume.active());
                default -> List.of(node.row().getClass());
            };
        }
    }

    StorageCell(Texts texts, Amounts amounts, Heights heights) {
        this.heights = heights;
        this.words = new RowWords(texts, amounts);
        this.painter = new RowPainter(texts, amounts, words);
        setAccessibleRole(AccessibleRole.TREE_ITEM);
        // A row is as wide as the tree; what is too long is cut off.
        setPrefWidth(0);
    }

    /** The row under the pointer. */
    static Optional<StorageCell> at(PickResult under) {
        Node node = under.getIntersectedNode();
        while (node != null && !(node instanceof StorageCell)) {
            node = node.getParent();
        }
        return node instanceof StorageCell cell && !cell.isEmpty() ? Optional.of(cell) : Optional.empty();
    }

    /** Its bar, if it has one. */
    Optional<Node> bar() {
        return Optional.ofNullable(lookup(".fill-bar"));
    }

    @Override
    protected void updateItem(@Nullable StorageNode item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        getStyleClass().removeAll("coming", "changing", "going");
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        if (item.standing() != StorageNode.Standing.REAL) {
            getStyleClass().add(item.standing().name().toLowerCase(java.util.Locale.ROOT));
        }
        if (!isMeasuring() || !heights.known.containsKey(Heights.kind(item))) {
            drawn = painter.draw(item, drawn);
            setGraphic(drawn);
            setAccessibleText(words.spoken(item.row()));
        }
    }

    /** The cell that stands for rows out of view lies in a group that is never seen. */
    private boolean isMeasuring() {
        return getParent() != null && !getParent().isVisible();
    }

    @Override
    protected double computePrefHeight(double width) {
        StorageNode item = getItem();
        if (item == null || isEmpty()) {
            return super.computePrefHeight(width);
        }
        Double known = heights.known.get(Heights.kind(item));
        if (isMeasuring() && known != null) {
            return known;
        }
        double height = super.computePrefHeight(width);
        if (height > 0 && getScene() != null) {
            heights.known.put(Heights.kind(item), height);
        }
        return height;
    }
}
