package volscope.app.view.lesson;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Bet;
import volscope.app.lesson.Wager;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;

/** A question that is answered by what is there, without a play. */
final class QuizCard {
    private final Session session;
    private final Texts texts;
    private final OutcomeCard outcomes;
    private final Map<Bet, BetFields> fields = new LinkedHashMap<>();
    private final Map<Bet, Button> checks = new LinkedHashMap<>();

    QuizCard(Session session, Texts texts, OutcomeCard outcomes) {
        this.session = session;
        this.texts = texts;
        this.outcomes = outcomes;
    }

    VBox card(Bet quiz, Wager wager) {
        fields.remove(quiz);
        checks.remove(quiz);
        Label title = Parts.label(texts.get("quiz.title"), "strong", "card-title");
        title.setGraphic(Icons.of(Feather.HELP_CIRCLE));
        VBox card = new VBox(title);
        card.getStyleClass().addAll("card", "quiz-card");
        if (wager.isOver()) {
            card.getChildren().add(MarkedText.flow(quiz.ask()));
            card.getChildren().addAll(outcomes.rows(quiz, wager, Optional.empty()));
        } else {
            card.getChildren().addAll(question(quiz), check(quiz));
        }
        return card;
    }

    private Node question(Bet quiz) {
        BetFields field = new BetFields(quiz, session, texts, () -> check(quiz));
        fields.put(quiz, field);
        return field.asked();
    }

    private Button check(Bet quiz) {
        Button check = new Button(texts.get("quiz.check"));
        check.setId("quiz-check-" + quiz.name());
        check.getStyleClass().add("small");
        check.setOnAction(event -> session.frame().lesson().map(attempt -> attempt.wager(quiz).guess()).ifPresent(reply -> {
            var _ = session.answer(quiz, reply);
        }));
        checks.put(quiz, check);
        return check;
    }

    /** Shows what is chosen. */
    void show(Attempt attempt) {
        fields.forEach((quiz, field) -> field.show(attempt.wager(quiz)));
        checks.forEach((quiz, check) -> check.setDisable(!attempt.isMade(quiz)));
    }
}
