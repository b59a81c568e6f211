package volscope.app.view.lesson;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Lessons;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** Below the card: the way back, and either help or, once the goals are met, the way on. */
final class TurnBar extends HBox {
    private final Button back;
    private final Button next;
    private final HintBar hints;
    private final Button following;
    private final Texts texts;

    /**
     * @param goOn
     *            begins the lesson after this one
     */
    TurnBar(Session session, Texts texts, Runnable goOn) {
        this.texts = texts;
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
        following = LessonCard.button("lesson-following", texts.get("lesson.following"), "main");
        following.setOnAction(event -> goOn.run());
        getChildren().setAll(back, hints, next, following);
    }

    /**
     * Shows what can be done on the card that is read.
     *
     * @param after
     *            the lesson after this one; empty where there is none
     */
    void show(Attempt attempt, Optional<Lessons.Entry> after) {
        boolean on = attempt.mayGoOn();
        hints.show(attempt);
        back.setDisable(attempt.previous().equals(attempt));
        next.setVisible(on);
        next.setManaged(on);
        following.setVisible(attempt.isAtEnd() && after.isPresent());
        following.setManaged(following.isVisible());
        after.ifPresent(lesson -> {
            String name = texts.get("lesson.following.name", lesson.number(), lesson.title());
            following.setTooltip(new Tooltip(name));
            following.setAccessibleText(name);
        });
    }

    /** Gives the keys to the way on, or back where there is none. */
    void focusNext() {
        (next.isVisible() ? next : following.isVisible() ? following : back).requestFocus();
    }
}
