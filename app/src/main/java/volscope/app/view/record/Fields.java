package volscope.app.view.record;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import volscope.app.view.Parts;

/** Fields of the sheet, each with a name. */
final class Fields {
    private static final double LINE = 20;
    private static final double PADDING = 14;

    private Fields() {
    }

    /** A line of text. */
    static TextField line(String id, String name, String value, Consumer<String> typed, String... styles) {
        TextField field = new TextField(value);
        field.setId(id);
        field.setAccessibleText(name);
        field.getStyleClass().addAll(styles);
        field.textProperty().addListener((property, before, now) -> typed.accept(now));
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    /** Lines of text, as high as they are. Tab leads on, as in every other field. */
    static TextArea area(String id, String name, String value, int rows, Consumer<String> typed, String... styles) {
        TextArea area = new TextArea(value);
        area.setId(id);
        area.setAccessibleText(name);
        area.setWrapText(true);
        area.getStyleClass().addAll(styles);
        fit(area, rows);
        area.textProperty().addListener((property, before, now) -> {
            fit(area, rows);
            typed.accept(now);
        });
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
                area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                event.consume();
            }
        });
        return area;
    }

    private static void fit(TextArea area, int rows) {
        long lines = Math.max(rows, Math.min(12, area.getText().lines().mapToLong(line -> 1 + line.length() / 72).sum()));
        area.setPrefRowCount((int) lines);
        area.setMinHeight(lines * LINE + PADDING);
        area.setPrefHeight(lines * LINE + PADDING);
    }

    /** One of several. */
    static ComboBox<String> choice(String id, String name, List<String> values, String value, UnaryOperator<String> words,
            Consumer<String> chosen) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(name);
        box.getItems().setAll(values);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String one) {
                return one == null ? "" : words.apply(one);
            }

            @Override
            public @Nullable String fromString(String text) {
                return values.stream().filter(one -> words.apply(one).equals(text)).findFirst().orElse(null);
            }
        });
        box.setValue(value);
        box.valueProperty().addListener((property, before, now) -> chosen.accept(now == null ? "" : now));
        return box;
    }

    /** A field under its name. */
    static VBox named(String name, Node field) {
        VBox box = new VBox(Parts.label(name, "field-name", "sub"), field);
        box.getStyleClass().add("field");
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }
}
