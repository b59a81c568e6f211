package volscope.app.view.lesson;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lesson.Attempt;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** Below the card: the way back, and either help or, once the goals are met, the way on. */
final class TurnBar extends HBox {
    private final Button back;
    private final Button next;
    private final HintBar hints;

    TurnBar(Session session, Texts texts) {
        getStyleClass().add("turn-bar");
        back = Parts.iconButton(Feather.CHEVRON_LEFT, texts.get("lesson.back"));
        back.setId("lesson-back");
        back.getStyleClass().add("compact");
        back.setOnAction(event -> session.learn(Attempt::previous));
        hints = new HintBar(session, texts);
        HBox.setHgrow(hints, Priority.ALWAYS);
        next = new Button(texts.get("lesson.next"));
        next.setId("lesson-next");
        next.getStyleClass().add("main");
        next.setOnAction(event -> session.learn(Attempt::next));
        getChildren().setAll(back, hints, next);
    }

    void show(Attempt attempt) {
        boolean on = attempt.mayGoOn();
        hints.show(attempt);
        back.setDisable(attempt.previous().equals(attempt));
        next.setVisible(on);
        next.setManaged(on);
    }

    /** Gives the keys to the way on, or back where there is none. */
    void focusNext() {
        (next.isVisible() ? next : back).requestFocus();
    }
}
