package volscope.app.view.lesson;

import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** A small whole number: typed, or changed by one with buttons and with the keys up and down. */
final class NumberStepper extends HBox {
    private static final int DIGITS = 6;

    private final TextField field = new TextField();
    private final Consumer<OptionalLong> changed;

    NumberStepper(Texts texts, String name, Consumer<OptionalLong> changed) {
        this.changed = changed;
        getStyleClass().add("stepper");
        field.setAccessibleText(name);
        field.setAccessibleRole(AccessibleRole.SPINNER);
        field.setPrefColumnCount(3);
        field.textProperty().addListener((property, before, now) -> typed(before, now));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        getChildren().setAll(field, button(Feather.MINUS, texts.get("bet.fewer"), -1), button(Feather.PLUS, texts.get("bet.more"), 1));
    }

    private Button button(Feather icon, String name, int by) {
        Button button = Parts.iconButton(icon, name);
        button.getStyleClass().add("compact");
        // The keys up and down do the same.
        button.setFocusTraversable(false);
        button.setOnAction(event -> step(by));
        return button;
    }

    private void typed(String before, String now) {
        if (now.matches("\\d{0," + DIGITS + "}")) {
            changed.accept(value());
        } else {
            field.setText(before);
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
            step(event.getCode() == KeyCode.UP ? 1 : -1);
            event.consume();
        }
    }

    private void step(int by) {
        show(OptionalLong.of(Math.max(0, value().orElse(by > 0 ? -1 : 1) + by)));
    }

    /** The field to type into. */
    TextField field() {
        return field;
    }

    OptionalLong value() {
        return field.getText().isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(field.getText()));
    }

    void show(OptionalLong value) {
        String text = value.isPresent() ? Long.toString(value.getAsLong()) : "";
        if (!field.getText().equals(text)) {
            field.setText(text);
            field.end();
        }
    }
}
