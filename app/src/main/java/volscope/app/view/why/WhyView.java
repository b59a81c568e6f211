package volscope.app.view.why;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.text.Sentences;
import volscope.app.text.Texts;
import volscope.app.view.Frames;
import volscope.app.view.MarkedText;
import volscope.app.view.Panel;
import volscope.app.view.Place;

/** The panel that answers Why? */
public final class WhyView implements Panel {
    private final Frames frames;
    private final Texts texts;
    private final RefusalCard card;
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);
    private Optional<Act> drawn = Optional.empty();

    @Inject
    WhyView(Frames frames, Session session, Texts texts, Sentences sentences) {
        this.frames = frames;
        this.texts = texts;
        this.card = new RefusalCard(session, texts, sentences);
        content.getStyleClass().add("inspector-content");
        content.getChildren().setAll(empty());
        scroll.setId(name());
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    }

    @Override
    public String name() {
        return "why";
    }

    @Override
    public Place place() {
        return Place.INSPECTOR;
    }

    @Override
    public int rank() {
        return 2;
    }

    @Override
    public Node node() {
        return scroll;
    }

    @Override
    public Subscription attach() {
        return frames.follow(this::show);
    }

    @Override
    public boolean answers(Frame frame) {
        return frame.explanation().isPresent();
    }

    private void show(Frame frame) {
        Optional<Act> refused = frame.refused();
        if (refused.equals(drawn)) {
            return;
        }
        drawn = refused;
        content.getChildren().setAll(refused.map(this::parts).orElseGet(this::empty));
        scroll.setVvalue(0);
    }

    private List<Node> parts(Act act) {
        return act.run().explanation().map(explanation -> card.draw(act, explanation)).orElseGet(this::empty);
    }

    private List<Node> empty() {
        return List.of(MarkedText.flow(texts.get("why.empty"), "muted"));
    }
}
