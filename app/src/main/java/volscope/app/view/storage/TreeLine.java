package volscope.app.view.storage;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import volscope.app.view.Parts;

/** The first line of a row. Where there is no room for all, a chip goes whose word the rows below say too. */
final class TreeLine extends HBox {
    TreeLine() {
        getStyleClass().add("tree-line");
    }

    @Override
    protected void layoutChildren() {
        for (Node chip : getChildren()) {
            if (chip.getStyleClass().contains("outlined")) {
                Parts.shown(chip, true);
                Parts.shown(chip, getChildren().stream().mapToDouble(node -> node.minWidth(-1) + getSpacing()).sum() <= getWidth());
            }
        }
        super.layoutChildren();
    }
}
