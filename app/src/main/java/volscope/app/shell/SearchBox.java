package volscope.app.shell;

import java.util.List;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.KeyWords;
import volscope.app.view.Parts;

/** The field in the bar that finds or runs anything, with what it found below it. */
final class SearchBox extends HBox {
    private static final double ROW = 32;
    private static final int SHOWN = 10;
    private static final double WIDE = 460;
    private static final double ROOMY = 230;

    private final Texts texts;
    private final Function<String, List<Finding>> find;
    private final TextField field = new TextField();
    private final Label keys;
    private final ListView<Finding> list = new ListView<>();
    private final VBox card = new VBox(list);
    private final Popup popup = new Popup();
    private @Nullable Node before;

    SearchBox(Texts texts, Function<String, List<Finding>> find) {
        this.texts = texts;
        this.find = find;
        getStyleClass().add("search");
        field.setId("search");
        field.setPromptText(texts.get("find.prompt"));
        field.setAccessibleText(texts.get("find.prompt"));
        HBox.setHgrow(field, Priority.ALWAYS);
        keys = Parts.chip(KeyWords.of("Shortcut+K", texts), "key");
        getChildren().setAll(Icons.of(Feather.SEARCH), field, keys);
        list.setId("search-list");
        list.setAccessibleText(texts.get("find.found"));
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new Cell());
        card.getStyleClass().add("search-card");
        popup.getContent().setAll(card);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
        field.textProperty().addListener((property, old, now) -> refresh());
        field.focusedProperty().addListener((property, old, now) -> focused(now));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> run());
        setOnMouseClicked(event -> field.requestFocus());
        widthProperty().addListener((property, old, now) -> Platform.runLater(this::showKeys));
    }

    /** Takes the keys; leaving the field gives them back to who had them. */
    void open() {
        before = getScene().getFocusOwner();
        field.requestFocus();
        field.selectAll();
    }

    private void focused(boolean on) {
        pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("focus-within-field"), on);
        showKeys();
        if (on) {
            refresh();
        } else {
            popup.hide();
        }
    }

    /** The keys are told where there is room for them beside the words. */
    private void showKeys() {
        boolean shown = !field.isFocused() && getWidth() > ROOMY;
        keys.setVisible(shown);
        keys.setManaged(shown);
    }

    private void refresh() {
        if (!field.isFocused()) {
            return;
        }
        List<Finding> found = find.apply(field.getText());
        list.getItems().setAll(found);
        list.setPrefHeight(Math.clamp(found.size(), 1, SHOWN) * ROW + 2);
        list.setPrefWidth(Math.max(WIDE, getWidth()));
        if (!found.isEmpty()) {
            list.getSelectionModel().selectFirst();
            list.scrollTo(0);
        }
        showBelow(!found.isEmpty());
    }

    private void showBelow(boolean any) {
        Bounds bounds = localToScreen(getBoundsInLocal());
        if (any && bounds != null) {
            card.getStylesheets().setAll(getScene().getStylesheets());
            popup.show(this, bounds.getMinX(), bounds.getMaxY() + 4);
        } else {
            popup.hide();
        }
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> list.getSelectionModel().selectNext();
            case UP -> list.getSelectionModel().selectPrevious();
            case ENTER -> run();
            case ESCAPE -> {
                field.clear();
                leave();
            }
            default -> {
                return;
            }
        }
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
        event.consume();
    }

    private void run() {
        Finding chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            field.clear();
            leave();
            chosen.action().run();
        }
    }

    private void leave() {
        popup.hide();
        if (before != null) {
            before.requestFocus();
        } else {
            getParent().requestFocus();
        }
    }

    /** What was found: what it is, how it reads, what is said beside it. */
    private final class Cell extends ListCell<Finding> {
        @Override
        protected void updateItem(@Nullable Finding item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(empty || item == null ? null : draw(item));
            setAccessibleText(empty || item == null ? null : texts.get("find." + item.kind()) + ": " + item.words());
        }

        private Node draw(Finding item) {
            return Parts.row("finding", Parts.label(texts.get("find." + item.kind()), "finding-kind"),
                    Parts.label(item.words(), item.kind().equals("line") ? "mono" : "plain"), Parts.spring(),
                    Parts.label(item.note(), "finding-note"));
        }
    }
}
