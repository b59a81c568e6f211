package volscope.app.view.storage;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import volscope.app.view.Parts;

/** The last line of a row. Where there is no room for all, the age goes, which the filter and screen readers know too. */
final class TreeWords extends HBox {
    TreeWords(Node first) {
        super(first);
        getStyleClass().add("tree-words");
    }

    @Override
    protected void layoutChildren() {
        for (Node age : getChildren()) {
            if (age.getStyleClass().contains("age")) {
                Parts.shown(age, true);
                Parts.shown(age, getChildren().stream().mapToDouble(node -> node.prefWidth(-1) + getSpacing()).sum() <= getWidth());
            }
        }
        super.layoutChildren();
    }
}
