package volscope.app.view.acts;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.Parts;

/** What the command asks before it acts, in its own words, and whether the line answers it. */
final class AskedPane extends VBox {
    private final Label question = Parts.label("", "mono", "asked-words");
    private final CheckBox answer = new CheckBox();
    private boolean following;

    /**
     * @param answered
     *            is told whether the line is to say yes
     */
    AskedPane(Texts texts, Consumer<Boolean> answered) {
        setId("act-asked");
        getStyleClass().add("asked-pane");
        Label head = Parts.label(texts.get("act.asks"), "sub");
        head.setGraphic(Icons.small(Feather.HELP_CIRCLE));
        question.setId("act-question");
        question.setWrapText(true);
        answer.setId("act-yes");
        answer.setText(texts.get("act.yes"));
        answer.selectedProperty().addListener((property, before, now) -> {
            if (!following) {
                answered.accept(now);
            }
        });
        getChildren().setAll(head, question, answer);
        show(Optional.empty(), Answer.NONE);
    }

    /** What the line says to the question. */
    enum Answer {
        NONE, YES
    }

    /** Shows a question, or that there is none. */
    void show(Optional<String> asked, Answer given) {
        question.setText(asked.orElse(""));
        setVisible(asked.isPresent());
        setManaged(asked.isPresent());
        following = true;
        answer.setSelected(given == Answer.YES);
        following = false;
    }
}
