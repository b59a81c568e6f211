package volscope.app.view.storage;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** The field that says which rows of the tree are shown, and below it how many those are, or what is wrong with it. */
final class FindBar extends VBox {
    private final TextField field = new TextField();
    private final Label told = Parts.wrapping("", "caption", "tree-told");
    private final Texts texts;
    private final Runnable changed;
    private final Runnable left;
    private Optional<StorageFilter> last = Optional.empty();

    /**
     * A field that is out of sight.
     *
     * @param changed
     *            is run when other rows are wanted
     * @param left
     *            takes the keys back
     */
    FindBar(Texts texts, Runnable changed, Runnable left) {
        this.texts = texts;
        this.changed = changed;
        this.left = left;
        field.setId("storage-find");
        told.setId("storage-told");
        field.getStyleClass().add("tree-find");
        field.setPromptText(texts.get("storage.find.prompt"));
        field.setAccessibleText(texts.get("storage.find.name"));
        field.setTooltip(new Tooltip(Texts.plain(texts.get("storage.find.help"))));
        field.textProperty().addListener((property, before, now) -> changed.run());
        field.setOnAction(event -> left.run());
        field.setOnKeyPressed(this::pressed);
        getChildren().setAll(field, told);
        Parts.shown(told, false);
        Parts.shown(this, false);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            field.clear();
            Parts.shown(this, false);
            left.run();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN) {
            left.run();
            event.consume();
        }
    }

    void open() {
        Parts.shown(this, true);
        field.requestFocus();
    }

    String text() {
        return field.getText().strip();
    }

    /** Which rows are wanted, ages counted from a moment; what can't be read leaves those that were wanted before. */
    Optional<StorageFilter> filter(long now) {
        if (text().isEmpty()) {
            last = Optional.empty();
            Parts.shown(told, false);
            return last;
        }
        switch (StorageFilter.of(text(), now)) {
            case StorageFilter.Reading.Found(StorageFilter filter) -> {
                last = Optional.of(filter);
                told.getStyleClass().remove("bad-text");
            }
            case StorageFilter.Reading.Fault(String key, String term) -> {
                tell(Texts.plain(texts.get(key, term)));
                if (!told.getStyleClass().contains("bad-text")) {
                    told.getStyleClass().add("bad-text");
                }
            }
        }
        return last;
    }

    /** Says how many snapshots are shown of how many there are, unless there is something else to say. */
    void count(long shown, long all) {
        if (!text().isEmpty() && !told.getStyleClass().contains("bad-text")) {
            tell(texts.get("storage.found", shown, all));
        }
    }

    private void tell(String words) {
        told.setText(words);
        field.setAccessibleHelp(words);
        Parts.shown(told, true);
    }
}
