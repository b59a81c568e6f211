package volscope.app.view.details;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Act;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;

/** Draws answers: sentences, times to look at, lines to run; a line under the pointer shows what it would do. */
final class AnswerPane {
    private final Session session;
    private final Texts texts;

    AnswerPane(Session session, Texts texts) {
        this.session = session;
        this.texts = texts;
    }

    Node draw(Answer answer) {
        VBox box = new VBox(Parts.wrapping(answer.question(), "strong"));
        box.getStyleClass().addAll("section", "answer-box");
        answer.parts().forEach(part -> box.getChildren().add(part(part)));
        return box;
    }

    private Node part(Answer.Part part) {
        var words = MarkedText.flow(part.words());
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = Parts.row("consequence", words);
        row.getStyleClass().add("tone-" + part.tone().name().toLowerCase(Locale.ROOT));
        switch (part.tone()) {
            case PLAIN -> {
            }
            case GOOD -> row.getChildren().addFirst(Icons.of(Feather.CHECK));
            case WARN -> row.getChildren().addFirst(Icons.of(Feather.ALERT_TRIANGLE));
            case BAD -> row.getChildren().addFirst(Icons.of(Feather.X_CIRCLE));
        }
        part.at().ifPresent(moment -> row.getChildren().add(link(moment)));
        if (part.line().isEmpty()) {
            return row;
        }
        VBox both = new VBox(row, line(part.line().orElseThrow()));
        both.getStyleClass().add("answer-line");
        return both;
    }

    private Node link(Answer.Moment moment) {
        Hyperlink time = new Hyperlink(moment.name());
        time.getStyleClass().addAll("mono", "time");
        time.setOnAction(event -> session.look(moment.at()));
        return time;
    }

    private Node line(String line) {
        Button run = Parts.button(Feather.PLAY, line, "small", "run-line");
        run.setAccessibleText(texts.get("answer.run", line));
        run.setMnemonicParsing(false);
        run.setWrapText(true);
        run.setMaxWidth(Double.MAX_VALUE);
        Consumer<Boolean> point = now -> {
            if (now) {
                var _ = session.foresee(line);
            } else {
                session.forget();
            }
        };
        run.hoverProperty().addListener((property, before, now) -> point.accept(now));
        run.setOnAction(event -> {
            var _ = session.run(line, Act.Source.POINTED);
        });
        return run;
    }
}
