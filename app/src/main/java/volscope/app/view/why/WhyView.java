package volscope.app.view.why;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.session.Track;
import volscope.app.text.Amounts;
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
    private final Session session;
    private final RefusalCard refusal;
    private final ChunkCard chunk;
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);
    private Object drawn = Optional.empty();

    @Inject
    WhyView(Frames frames, Session session, Texts texts, Amounts amounts, Sentences sentences) {
        this.frames = frames;
        this.texts = texts;
        this.session = session;
        this.refusal = new RefusalCard(session, texts, sentences);
        this.chunk = new ChunkCard(session, texts, amounts);
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
        return frame.explanation().isPresent() || frame.selection() instanceof Selection.Chunk;
    }

    private void show(Frame frame) {
        Object next = subject(frame);
        if (next.equals(drawn)) {
            return;
        }
        drawn = next;
        switch (frame.selection()) {
            case Selection.Chunk chunk -> session.why(chunk)
                    .thenAccept(causes -> Platform.runLater(() -> answer(next, ChunkAnswer.of(frame, causes), frame)));
            default -> draw(frame.refused().map(this::refusal).orElseGet(this::empty));
        }
    }

    /** What decides whether anything changed: the refused act, or the chunk at its moment. */
    private static Object subject(Frame frame) {
        return frame.selection() instanceof Selection.Chunk chunk ? List.of(chunk, frame.revision().id()) : frame.refused();
    }

    /** An answer that comes late is for nobody. */
    private void answer(Object asked, Optional<ChunkAnswer> answer, Frame frame) {
        if (asked.equals(drawn)) {
            draw(answer.map(found -> chunk.draw(found, Track.of(frame.history()))).orElseGet(this::empty));
        }
    }

    private void draw(List<Node> parts) {
        content.getChildren().setAll(parts);
        scroll.setVvalue(0);
    }

    private List<Node> refusal(Act act) {
        return act.run().explanation().map(explanation -> refusal.draw(act, explanation)).orElseGet(this::empty);
    }

    private List<Node> empty() {
        return List.of(MarkedText.flow(texts.get("why.empty"), "muted"));
    }
}
