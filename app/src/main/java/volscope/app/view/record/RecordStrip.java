package volscope.app.view.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;

/** Says above the panels how far a recording is, and has the buttons for what comes next. */
final class RecordStrip extends HBox {
    private final Texts texts;
    private final HBox words = new HBox();
    private final Map<String, Button> buttons = new LinkedHashMap<>();

    RecordStrip(Texts texts) {
        this.texts = texts;
        setId("record-strip");
        getStyleClass().addAll("walkthrough", "record-strip");
        words.getStyleClass().add("walkthrough-words");
        words.setFillHeight(false);
        Node icon = Icons.of(Feather.DISC);
        icon.getStyleClass().add("recording");
        getChildren().setAll(icon, words, Parts.spring());
        hide();
    }

    /** Has a button from now on; it is the main act, or one of the others. */
    void add(String name, Feather icon, String style, Runnable deed) {
        Button button = Parts.button(icon, texts.get("record.strip." + name), style);
        button.setId("record-" + name);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> deed.run());
        buttons.put(name, button);
        getChildren().add(button);
    }

    /** Says something, with these buttons. */
    void say(String sentence, String... names) {
        words.getChildren().setAll(MarkedText.flow(sentence));
        buttons.forEach((name, button) -> {
            boolean shown = List.of(names).contains(name);
            button.setVisible(shown);
            button.setManaged(shown);
        });
        setVisible(true);
        setManaged(true);
    }

    /** Whether a button can be pressed. */
    void enable(String name, boolean can) {
        Button button = buttons.get(name);
        if (button != null) {
            button.setDisable(!can);
        }
    }

    void hide() {
        setVisible(false);
        setManaged(false);
    }
}
