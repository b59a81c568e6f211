package volscope.app.view.why;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
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
import volscope.app.view.BrokenRule;
import volscope.app.view.Desk;
import volscope.app.view.Frames;
import volscope.app.view.MarkedText;
import volscope.app.view.Panel;
import volscope.app.view.Place;
import volscope.app.view.Seat;
import volscope.model.explain.Finding;

/** The panel that answers Why? */
public final class WhyView implements Panel {
    private final Frames frames;
    private final Texts texts;
    private final Session session;
    private final RefusalCard refusal;
    private final ChunkCard chunk;
    private final BrokenCard broken;
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);
    private Object drawn = Optional.empty();
    private Optional<Desk> desk = Optional.empty();

    @Inject
    WhyView(Frames frames, Session session, Texts texts, Amounts amounts, Sentences sentences) {
        this.frames = frames;
        this.texts = texts;
        this.session = session;
        this.refusal = new RefusalCard(session, texts, sentences);
        this.chunk = new ChunkCard(session, texts, amounts);
        this.broken = new BrokenCard(session, texts, amounts, sentences);
        content.getStyleClass().add("inspector-content");
        content.getChildren().setAll(MarkedText.flow(texts.get("why.empty"), "muted"));
        scroll.setId(name());
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    }

    @Override
    public Seat seat() {
        return new Seat("why", Place.INSPECTOR, 2);
    }

    @Override
    public void sitAt(Desk window) {
        desk = Optional.of(window);
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
        return frame.explanation().isPresent() || frame.selection() instanceof Selection.Chunk || !broken(frame).isEmpty();
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
            default -> {
                List<Node> rules = rules(frame);
                draw(frame.refused().map(this::refusal).orElseGet(() -> rules.isEmpty() ? empty(frame) : rules));
            }
        }
    }

    /** What decides whether anything changed: the refused act, or the chunk or the broken rules at their moment. */
    private static Object subject(Frame frame) {
        List<BrokenRule> rules = broken(frame);
        return frame.selection() instanceof Selection.Chunk || !rules.isEmpty()
                ? List.of(frame.selection(), frame.revision().id(), rules)
                : List.of(frame.refused(), frame.volumeSelected());
    }

    /** The broken rules that what is looked at is about. */
    private static List<BrokenRule> broken(Frame frame) {
        return BrokenRule.at(frame).stream().filter(rule -> rule.concerns(frame)).toList();
    }

    private List<Node> rules(Frame frame) {
        Map<Finding.Rule, List<BrokenRule>> rules = broken(frame).stream()
                .collect(Collectors.groupingBy(rule -> rule.finding().rule(), TreeMap::new, Collectors.toList()));
        return rules.values().stream().map(same -> broken.draw(same, frame)).toList();
    }

    /** An answer that comes late is for nobody. */
    private void answer(Object asked, Optional<ChunkAnswer> answer, Frame frame) {
        if (asked.equals(drawn)) {
            List<Node> parts = new ArrayList<>(rules(frame));
            answer.ifPresent(found -> parts.addAll(chunk.draw(found, Track.of(frame.history()))));
            draw(parts.isEmpty() ? empty(frame) : parts);
        }
    }

    private void draw(List<Node> parts) {
        content.getChildren().setAll(parts);
        scroll.setVvalue(0);
    }

    private List<Node> refusal(Act act) {
        return act.run().explanation().map(explanation -> refusal.draw(act, explanation)).orElseGet(List::of);
    }

    /** Nothing is asked that this panel answers; why a volume is as it is stands beside it. */
    private List<Node> empty(Frame frame) {
        Node words = MarkedText.flow(texts.get("why.empty"), "muted");
        if (!(frame.volumeSelected() instanceof Selection.Volume(String group, String name))) {
            return List.of(words);
        }
        Hyperlink details = new Hyperlink(texts.get("why.volume", name));
        details.setId("why-volume");
        details.setWrapText(true);
        details.setOnAction(event -> desk.ifPresent(window -> window.open("details")));
        return List.of(details, words);
    }
}
