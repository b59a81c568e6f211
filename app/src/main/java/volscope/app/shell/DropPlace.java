package volscope.app.shell;

import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** Takes files that are dropped anywhere on the window, and says before what that will do. */
final class DropPlace extends StackPane {
    private final Files files;
    private final Texts texts;
    private final Label words = Parts.label("", "drop-words");

    DropPlace(Scene scene, Files files, Texts texts) {
        this.files = files;
        this.texts = texts;
        setMouseTransparent(true);
        setVisible(false);
        getStyleClass().add("drop-place");
        getChildren().setAll(words);
        scene.addEventHandler(DragEvent.DRAG_OVER, this::over);
        scene.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
        scene.addEventHandler(DragEvent.DRAG_EXITED, event -> setVisible(false));
    }

    private static Optional<File> file(Dragboard board) {
        return board.hasFiles() ? Optional.ofNullable(board.getFiles()).map(List::getFirst) : Optional.empty();
    }

    private void over(DragEvent event) {
        file(event.getDragboard()).ifPresent(file -> {
            words.setText(texts.get("drop.opens", file.getName()));
            setVisible(true);
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        });
    }

    private void dropped(DragEvent event) {
        setVisible(false);
        file(event.getDragboard()).ifPresent(file -> {
            files.open(file.toPath());
            event.setDropCompleted(true);
            event.consume();
        });
    }
}
