package volscope.app.view.stack;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Session;
import volscope.app.text.Sentences;
import volscope.app.text.Texts;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;
import volscope.model.explain.Explanation;

/** The ways out of a refusal, a row each: what it is, what it costs, its lines, and the button that runs them. */
final class WaysTable extends VBox {
    private static final double WORDS = 260;

    private final Session session;
    private final Texts texts;
    private final Sentences sentences;

    WaysTable(Session session, Texts texts, Sentences sentences, List<Explanation.WayOut> ways) {
        this.session = session;
        this.texts = texts;
        this.sentences = sentences;
        getStyleClass().add("ways");
        getChildren().add(head());
        ways.stream().filter(way -> way.kind() != Explanation.Way.DESIGNED_KERNEL).forEach(way -> getChildren().add(row(way)));
    }

    private Node head() {
        Label title = Parts.label(texts.get("why.ways"), "strong");
        title.setMinWidth(USE_PREF_SIZE);
        HBox head = Parts.row("line", title, Parts.wrapping(texts.get("why.ways.note"), "sub"));
        head.getStyleClass().add("ways-head");
        return head;
    }

    private Node row(Explanation.WayOut way) {
        VBox words = new VBox(Parts.wrapping(sentences.title(way.kind()), "strong"),
                MarkedText.flow(sentences.cost(way.kind()), "muted"));
        words.setMinWidth(WORDS);
        words.setMaxWidth(WORDS);
        VBox lines = new VBox();
        way.lines().forEach(line -> lines.getChildren().add(line(line)));
        HBox.setHgrow(lines, Priority.ALWAYS);
        Button run = Parts.button(Feather.PLAY, texts.get("why.run"), "small");
        run.setId("run-" + way.kind());
        run.setMinWidth(USE_PREF_SIZE);
        run.setAccessibleText(texts.get("why.run.name", sentences.title(way.kind())));
        run.setOnAction(event -> session.take(way));
        return Parts.row("way", words, lines, run);
    }

    private static Label line(String text) {
        return Parts.wrapping(text, "mono");
    }
}
