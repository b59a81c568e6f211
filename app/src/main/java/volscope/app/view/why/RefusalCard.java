package volscope.app.view.why;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Act;
import volscope.app.session.Session;
import volscope.app.text.Sentences;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;
import volscope.model.explain.Explanation;

/** Draws why a line was refused, and the world in which it is not. */
final class RefusalCard {
    private final Session session;
    private final Texts texts;
    private final Sentences sentences;

    RefusalCard(Session session, Texts texts, Sentences sentences) {
        this.session = session;
        this.texts = texts;
        this.sentences = sentences;
    }

    /** The parts of the card, from the top. */
    List<Node> draw(Act act, Explanation explanation) {
        List<Node> card = new ArrayList<>(List.of(head(act, explanation), asked(explanation), rule(act, explanation)));
        if (!explanation.needs().isEmpty()) {
            card.add(needs(explanation));
        }
        if (!explanation.waysOut().isEmpty()) {
            card.add(ways(explanation));
        }
        return card;
    }

    private Node head(Act act, Explanation explanation) {
        boolean waits = act.run().exitCode() == 0;
        var icon = Icons.of(waits ? Feather.CLOCK : Feather.X_CIRCLE);
        icon.getStyleClass().add(waits ? "warn-icon" : "bad-icon");
        HBox title = Parts.row("card-head", icon, Parts.wrapping(sentences.title(explanation.rule()), "heading"), Parts.spring(),
                Parts.chip(act.run().waits().isPresent() ? texts.get("terminal.waits") : texts.get("terminal.exit", act.run().exitCode()),
                        waits ? "warn" : "bad"));
        return section(title, MarkedText.flow(sentences.sentence(explanation.rule()), "muted"));
    }

    private Node asked(Explanation explanation) {
        return section(Parts.label(texts.get("why.asked"), "sub"), code("code", List.of(explanation.asked().line())));
    }

    private Node rule(Act act, Explanation explanation) {
        FlowPane head = new FlowPane(8, 0, Parts.label(texts.get(act.run().exitCode() == 0 ? "why.rule.waits" : "why.rule"), "sub"),
                Parts.label(sentences.source(explanation.rule()), "source"));
        VBox section = section(head);
        int number = 1;
        for (Explanation.Fact fact : explanation.facts()) {
            section.getChildren().add(numbered(number++, sentences.sentence(fact)));
        }
        if (!act.run().log().isEmpty()) {
            section.getChildren().add(code("quote", List.of(act.run().log().getFirst())));
        }
        return section;
    }

    private Node needs(Explanation explanation) {
        VBox section = section(Parts.label(texts.get("why.needs"), "sub"));
        explanation.needs().forEach(need -> section.getChildren().add(MarkedText.flow(sentences.sentence(need))));
        return section;
    }

    private Node ways(Explanation explanation) {
        VBox section = section();
        if (explanation.rule() != Explanation.Rule.TYPE_IS_FIXED) {
            section.getChildren().add(Parts.label(texts.get("why.ways"), "sub"));
            explanation.waysOut().forEach(way -> section.getChildren().add(way(way)));
        }
        // The others stand beside the tables that were asked for.
        explanation.waysOut().stream().filter(way -> way.kind() == Explanation.Way.DESIGNED_KERNEL)
                .forEach(way -> section.getChildren().add(designed(way)));
        return section;
    }

    private Node way(Explanation.WayOut way) {
        Button run = Parts.button(Feather.PLAY, texts.get("why.run"), "small");
        run.setId("run-" + way.kind());
        run.setAccessibleText(texts.get("why.run.name", sentences.title(way.kind())));
        run.setOnAction(event -> session.take(way));
        VBox card = new VBox(Parts.wrapping(sentences.title(way.kind()), "strong"), MarkedText.flow(sentences.cost(way.kind()), "muted"),
                code("code", way.lines()), run);
        card.getStyleClass().add("card");
        return card;
    }

    private Node designed(Explanation.WayOut way) {
        Button run = Parts.button(Feather.PLAY, texts.get("why.switch"), "main", "many-lines");
        run.setWrapText(true);
        run.setId("run-" + way.kind());
        run.setOnAction(event -> session.take(way));
        VBox card = new VBox(Parts.wrapping(sentences.title(way.kind()), "strong"), MarkedText.flow(sentences.cost(way.kind())),
                code("code", way.lines()), run);
        card.getStyleClass().addAll("card", "designed");
        return card;
    }

    private static Node numbered(int number, String sentence) {
        var flow = MarkedText.flow(sentence);
        HBox.setHgrow(flow, Priority.ALWAYS);
        return Parts.row("numbered", Parts.label(String.valueOf(number), "number-badge"), flow);
    }

    private static Node code(String style, List<String> lines) {
        VBox block = new VBox();
        block.getStyleClass().add(style);
        lines.forEach(line -> {
            var text = Parts.label(line, "mono");
            text.setWrapText(true);
            block.getChildren().add(text);
        });
        return block;
    }

    private static VBox section(Node... nodes) {
        VBox section = new VBox(nodes);
        section.getStyleClass().add("section");
        return section;
    }
}
