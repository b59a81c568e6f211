package volscope.app.view.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lesson.Bet;
import volscope.app.lesson.Wager;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;

/** Draws how bets ended: a row per sentence, with the way to the cause of each chunk that was wrong. */
final class OutcomeCard {
    private final Session session;
    private final Texts texts;
    private final Outcome outcome;

    OutcomeCard(Session session, Texts texts) {
        this.session = session;
        this.texts = texts;
        this.outcome = new Outcome(texts);
    }

    /** The rows for a bet that is over, or none. */
    List<Node> rows(Bet bet, Wager wager, Optional<String> device) {
        List<Node> rows = new ArrayList<>();
        if (wager.isOver()) {
            outcome.of(bet, wager).forEach(sentence -> rows.add(row(bet, sentence, device)));
        }
        return rows;
    }

    private Node row(Bet bet, Outcome.Sentence sentence, Optional<String> device) {
        Label icon = new Label();
        icon.setGraphic(Icons.of(switch (sentence.tone()) {
            case RIGHT -> Feather.CHECK;
            case WRONG -> Feather.X;
            case PLAIN -> Feather.INFO;
        }));
        icon.getStyleClass().addAll("tone", sentence.tone().name().toLowerCase(java.util.Locale.ROOT));
        String said = sentence.text();
        Node words = MarkedText.flow(bet.isOnEachKernel() ? texts.get("outcome.on-kernel", bet.kernel(), said) : said);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = Parts.row("outcome-row", icon, words);
        boolean asks = sentence.tone() == Outcome.Tone.WRONG && bet.kind() == Bet.Kind.CHUNKS;
        device.filter(name -> asks && !sentence.chunks().isEmpty())
                .ifPresent(name -> row.getChildren().add(why(bet, name, sentence.chunks().getFirst())));
        return row;
    }

    private Hyperlink why(Bet bet, String device, long chunk) {
        Hyperlink why = new Hyperlink(texts.get("outcome.why"));
        why.setAccessibleText(texts.get("outcome.why.name", chunk, bet.subject()));
        why.setMinWidth(Label.USE_PREF_SIZE);
        why.setOnAction(event -> session.select(new Selection.Chunk(device, chunk)));
        return why;
    }
}
