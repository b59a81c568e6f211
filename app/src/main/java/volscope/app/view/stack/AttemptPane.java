package volscope.app.view.stack;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** What lives, what was asked for beside it, and what never came up. */
final class AttemptPane extends HBox {

    AttemptPane(Attempt attempt, Texts texts, Consumer<Box> select) {
        getStyleClass().add("attempt");
        int rows = java.util.stream.Stream.of(attempt.live(), attempt.asked(), attempt.gone()).mapToInt(Layering::height).max().orElse(0);
        getChildren().add(column(texts.get("stack.live"), new GraphPane(attempt.live(), rows, texts, select)));
        getChildren().add(arrow(attempt, texts));
        getChildren().add(column(texts.get("stack.asked"), new GraphPane(attempt.asked(), rows, texts, select)));
        if (!attempt.gone().boxes().isEmpty()) {
            getChildren().add(column(texts.get("stack.gone"), new GraphPane(attempt.gone(), rows, texts, select, "gone-graph")));
        }
    }

    private static Node column(String title, GraphPane graph) {
        VBox column = new VBox(Parts.label(title, "sub"), graph);
        column.getStyleClass().add("attempt-column");
        return column;
    }

    private static Node arrow(Attempt attempt, Texts texts) {
        Label reload = Parts.label(texts.get("stack.reload"), "mono", "bad-text");
        reload.setMinWidth(USE_PREF_SIZE);
        reload.setGraphic(volscope.app.view.Icons.small(Feather.ARROW_RIGHT));
        VBox arrow = new VBox(reload, Parts.chip(Feather.X, texts.get("stack.types", attempt.oldType(), attempt.newType()), "bad"));
        arrow.getStyleClass().add("attempt-arrow");
        return arrow;
    }
}
