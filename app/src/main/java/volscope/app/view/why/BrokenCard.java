package volscope.app.view.why;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.session.Track;
import volscope.app.text.Amounts;
import volscope.app.text.Sentences;
import volscope.app.text.Texts;
import volscope.app.text.WaitWords;
import volscope.app.view.BrokenRule;
import volscope.app.view.Icons;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;
import volscope.app.view.why.BrokenChain.Link;
import volscope.model.explain.Finding;

/** Draws a rule that was broken: what it demands, with what it was broken, and the chain that led there, each link to its time. */
final class BrokenCard {
    private static final int MOST_TOLD = 3;

    private final Session session;
    private final Texts texts;
    private final Amounts amounts;
    private final Sentences sentences;

    BrokenCard(Session session, Texts texts, Amounts amounts, Sentences sentences) {
        this.session = session;
        this.texts = texts;
        this.amounts = amounts;
        this.sentences = sentences;
    }

    /** Draws what a rule was broken with; the chain is that of the first. */
    Node draw(List<BrokenRule> all, Frame frame) {
        BrokenRule broken = all.getFirst();
        Track track = Track.of(frame.history());
        Finding.Rule rule = broken.finding().rule();
        String kind = rule == Finding.Rule.DATA || rule == Finding.Rule.DEADLOCK ? rule.name() : "RULE";
        Label title = Parts.wrapping(texts.get("checker.broken.title." + kind, broken.word()), "heading", "bad-text");
        title.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
        Chain chain = new Chain(session, track, amounts);
        BrokenChain.of(broken, frame, track, new WaitWords(texts)).forEach(link -> chain.add(link.at(), sentence(link)));
        VBox card = new VBox(title, MarkedText.flow(sentences.rule(rule), "muted"),
                Parts.wrapping(sentences.checks(all.stream().map(BrokenRule::finding).toList(), MOST_TOLD), "quote"),
                Parts.label(texts.get("checker.broken.chain"), "strong"), chain);
        card.getStyleClass().addAll("section", "broken-card");
        return card;
    }

    private String sentence(Link link) {
        List<Object> arguments = new ArrayList<>(link.words());
        link.fault().ifPresent(kind -> arguments.add(texts.get("checker.fault." + kind)));
        return texts.get("checker.chain." + link.kind(), arguments.toArray());
    }
}
