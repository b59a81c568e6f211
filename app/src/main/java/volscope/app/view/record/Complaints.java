package volscope.app.view.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lesson.draft.Place;
import volscope.app.view.Icons;
import volscope.app.view.Parts;

/** Tells under each field what is wrong with it. */
final class Complaints {
    private final Map<Place, Slot> slots = new LinkedHashMap<>();

    private record Slot(Node control, Label words) {
    }

    /** A field with room for words below it. */
    VBox under(Place place, Node field, Node control) {
        Label words = Parts.label("", "complaint");
        words.setWrapText(true);
        words.setVisible(false);
        words.setManaged(false);
        words.setMinHeight(Label.USE_PREF_SIZE);
        slots.put(place, new Slot(control, words));
        VBox box = new VBox(field, words);
        box.getStyleClass().add("told-field");
        return box;
    }

    /** The fields of a step, or those before the steps, are no more. */
    void forget() {
        slots.clear();
    }

    /** Tells what is wrong, and what could be better, at the fields, or at the nearest there are. */
    void show(Map<Place, List<String>> wrong, Map<Place, List<String>> advice) {
        slots.values().forEach(slot -> {
            slot.words.setText("");
            slot.words.getStyleClass().remove("advice");
            slot.control.setAccessibleHelp("");
        });
        advice.forEach((place, words) -> slot(place).ifPresent(slot -> {
            slot.words.getStyleClass().add("advice");
            say(slot, words);
        }));
        wrong.forEach((place, words) -> slot(place).ifPresent(slot -> {
            slot.words.getStyleClass().remove("advice");
            say(slot, words);
        }));
        slots.values().forEach(slot -> {
            boolean shown = !slot.words.getText().isEmpty();
            boolean told = slot.words.getStyleClass().contains("advice");
            slot.words.setGraphic(Icons.small(told ? Feather.INFO : Feather.ALERT_CIRCLE));
            slot.words.setVisible(shown);
            slot.words.setManaged(shown);
            slot.control.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("wrong"), shown && !told);
        });
    }

    private static void say(Slot slot, List<String> words) {
        String before = slot.words.getText();
        slot.words.setText((before.isEmpty() ? "" : before + "\n") + String.join("\n", words));
        slot.control.setAccessibleHelp(slot.words.getText());
    }

    private Optional<Slot> slot(Place place) {
        return Optional.ofNullable(slots.get(place)).or(() -> Optional.ofNullable(slots.get(new Place(place.step(), place.field(), 0))))
                .or(() -> slots.entrySet().stream().filter(slot -> slot.getKey().step() == place.step())
                        .filter(slot -> slot.getKey().field().equals(Place.TITLE) || place.step() == Place.HEAD).map(Map.Entry::getValue)
                        .findFirst());
    }

    /** Gives the keys to the field at which something is told. */
    void focus(Place place) {
        slot(place).ifPresent(slot -> slot.control.requestFocus());
    }
}
