package volscope.app.view.lesson;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import volscope.app.lesson.Attempt;
import volscope.app.text.Texts;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;

/** The head of a card: where one is, the lesson's title, the step's text. */
final class CardHead {
    private CardHead() {
    }

    static VBox of(Texts texts, Attempt attempt) {
        VBox head = new VBox(place(texts, attempt), title(attempt.exercise().head().title(), "lesson-title"));
        head.getStyleClass().add("lesson-head");
        attempt.step().ifPresent(step -> head.getChildren().add(title(step.title(), "step-title")));
        (attempt.isAtEnd()
                ? java.util.List.<String>of()
                : attempt.step().map(step -> step.text()).orElse(attempt.exercise().introduction()))
                .forEach(text -> head.getChildren().add(MarkedText.flow(text, "lesson-text")));
        return head;
    }

    private static Label title(String text, String style) {
        Label title = Parts.label(Texts.plain(text), style);
        title.setWrapText(true);
        return title;
    }

    private static HBox place(Texts texts, Attempt attempt) {
        HBox dots = Parts.row("dots");
        for (int card = 0; card < attempt.cards(); card++) {
            Region dot = new Region();
            dot.getStyleClass().addAll("dot", card < attempt.card() ? "done" : card == attempt.card() ? "now" : "later");
            dots.getChildren().add(dot);
        }
        String number = attempt.exercise().head().place();
        Label where = Parts.label(texts.get(number.isEmpty() ? "lesson.place.own" : "lesson.place", number, attempt.card() + 1,
                attempt.cards()), "sub");
        where.setId("lesson-place");
        return Parts.row("lesson-place", dots, Parts.spring(), where);
    }
}
