package volscope.app.shell;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** A card over the window. Escape, its button, and a click beside it close it. */
class Sheet extends StackPane {
    private final Button close;

    Sheet(Texts texts, String title, Runnable onClose, Node... content) {
        getStyleClass().add("sheet-ground");
        close = Parts.iconButton(Feather.X, texts.get("sheet.close"));
        close.setId("sheet-close");
        close.setOnAction(event -> onClose.run());
        VBox card = new VBox(Parts.row("line", Parts.label(title, "title"), Parts.spring(), close));
        card.getChildren().addAll(content);
        card.getStyleClass().add("sheet-card");
        getChildren().setAll(card);
        setOnMouseClicked(event -> {
            if (event.getTarget() == this) {
                onClose.run();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                onClose.run();
                event.consume();
            }
        });
    }

    @Override
    public void requestFocus() {
        close.requestFocus();
    }
}
