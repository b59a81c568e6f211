package volscope.app.view.lesson;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lab.Classroom;
import volscope.app.lesson.Attempt;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.Parts;

/** Says how much time a lesson with a limit leaves, by the minute and without hurry; when it is over, nothing ends. */
final class LessonClock extends HBox {
    private static final javafx.util.Duration LOOKED_AT = javafx.util.Duration.seconds(5);

    private final Classroom classroom;
    private final Texts texts;
    private final Label words = Parts.label("", "sub");
    private final Timeline ticking = new Timeline(new KeyFrame(LOOKED_AT, event -> say()));
    private Optional<Attempt> shown = Optional.empty();

    LessonClock(Classroom classroom, Texts texts) {
        this.classroom = classroom;
        this.texts = texts;
        setId("lesson-clock");
        getStyleClass().addAll("inspector-content", "lesson-clock");
        words.setGraphic(Icons.small(Feather.CLOCK));
        getChildren().setAll(words);
        ticking.setCycleCount(Animation.INDEFINITE);
        show(Optional.empty());
    }

    /** Shows the time of an attempt, if it has a limit. */
    void show(Optional<Attempt> attempt) {
        shown = attempt.filter(one -> one.exercise().head().timeLimit().isPresent());
        setVisible(shown.isPresent());
        setManaged(isVisible());
        if (isVisible()) {
            say();
            ticking.play();
        } else {
            ticking.stop();
        }
    }

    private void say() {
        shown.ifPresent(attempt -> words.setText(said(texts, attempt.exercise().head().timeLimit(), classroom.elapsed())));
    }

    /** What the clock says. */
    static String said(Texts texts, OptionalInt limit, Duration elapsed) {
        long seconds = limit.orElse(0) * 60L - elapsed.toSeconds();
        return seconds <= 0
                ? texts.get("lesson.time.over", limit.orElse(0))
                : texts.get("lesson.time.left", Math.ceilDiv(seconds, 60), limit.orElse(0));
    }
}
