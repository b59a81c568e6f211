package volscope.app.view.acts;

import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.validation.ValidationMessage;
import org.controlsfx.validation.decoration.StyleClassValidationDecoration;
import org.controlsfx.validation.decoration.ValidationDecoration;
import volscope.app.view.Parts;

/** A control under its name, with room for what is wrong with it. */
final class ActField extends VBox {
    static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    private static final ValidationDecoration DECORATION = new StyleClassValidationDecoration("wrong", "doubtful");

    private final Control control;
    private final Spots.Place place;
    private final HBox head;
    private final Label complaint = Parts.label("", "complaint");

    ActField(String name, Control control, Spots.Place place) {
        this.control = control;
        this.place = place;
        Label label = Parts.label(name, "sub", "field-name");
        label.setLabelFor(control);
        label.setMinWidth(USE_PREF_SIZE);
        control.setAccessibleText(name);
        control.setMaxWidth(Double.MAX_VALUE);
        complaint.setWrapText(true);
        complaint.managedProperty().bind(complaint.textProperty().isNotEmpty());
        head = Parts.row("line", label, Parts.spring());
        getStyleClass().add("field");
        if (control instanceof CheckBox check) {
            check.setText(name);
            getChildren().setAll(control, complaint);
        } else {
            getChildren().setAll(head, control, complaint);
        }
        HBox.setHgrow(this, Priority.ALWAYS);
    }

    /** Puts words at the right of the name. */
    ActField with(javafx.scene.Node... words) {
        head.getChildren().addAll(words);
        return this;
    }

    /** Adds something below the control. */
    ActField below(javafx.scene.Node part) {
        getChildren().add(2, part);
        return this;
    }

    /** Where its words stand in the line. */
    Spots.Place place() {
        return place;
    }

    /** Is told whether the pointer or the keys are on the field. */
    void onLook(Consumer<Boolean> listener) {
        hoverProperty().addListener((property, before, now) -> listener.accept(now || control.isFocused()));
        control.focusedProperty().addListener((property, before, now) -> listener.accept(now));
    }

    /** Lights the name, since the pointer is on the field's words. */
    void lit(boolean on) {
        pseudoClassStateChanged(LIT, on);
    }

    /** Says what is wrong; nothing for an empty sentence. */
    void complain(String sentence) {
        complaint.setText(sentence.lines().map(String::strip).collect(Collectors.joining(" ")));
        control.pseudoClassStateChanged(WRONG, !sentence.isEmpty());
        DECORATION.removeDecorations(control);
        if (!sentence.isEmpty()) {
            DECORATION.applyValidationDecoration(ValidationMessage.error(control, sentence));
        }
    }
}
