package volscope.app.view.storage;

import javafx.scene.AccessibleRole;
import javafx.scene.control.TreeCell;
import org.jspecify.annotations.Nullable;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;

/** A row of the storage tree. */
final class StorageCell extends TreeCell<StorageNode> {
    private final RowPainter painter;
    private final RowWords words;

    StorageCell(Texts texts, Amounts amounts) {
        this.words = new RowWords(texts, amounts);
        this.painter = new RowPainter(texts, amounts, words);
        setAccessibleRole(AccessibleRole.TREE_ITEM);
        // A row is as wide as the tree; what is too long is cut off.
        setPrefWidth(0);
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
        setGraphic(painter.draw(item));
        setAccessibleText(words.spoken(item.row()));
    }
}
