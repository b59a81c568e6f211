package volscope.app.view.stack;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.text.Sentences;
import volscope.app.text.Texts;
import volscope.app.view.Frames;
import volscope.app.view.MarkedText;
import volscope.app.view.NextStep;
import volscope.app.view.Panel;
import volscope.app.view.Parts;
import volscope.app.view.Place;
import volscope.model.explain.Explanation;

/** The stack of tables. */
public final class StackView implements Panel {
    private final Frames frames;
    private final Session session;
    private final Texts texts;
    private final Sentences sentences;
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);
    private final List<GraphPane> graphs = new ArrayList<>();
    private final HBox happening = Parts.row("line");
    private final NextStep empty;
    private Object drawn = List.of();

    @Inject
    StackView(Frames frames, Session session, Texts texts, Sentences sentences) {
        this.frames = frames;
        this.session = session;
        this.texts = texts;
        this.sentences = sentences;
        empty = new NextStep(session, texts, "stack.empty");
        content.getStyleClass().add("stack");
        scroll.setId(name());
        scroll.setFitToWidth(true);
    }

    @Override
    public String name() {
        return "stack";
    }

    @Override
    public Place place() {
        return Place.CENTER;
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
        return frame.explanation().filter(why -> why.rule() == Explanation.Rule.TYPE_IS_FIXED).isPresent()
                || frame.selection() instanceof Selection.Device;
    }

    private void show(Frame frame) {
        Optional<Attempt> attempt = frame.refused().flatMap(act -> Attempt.of(frame, act));
        Object next = attempt.<Object>map(value -> value).orElseGet(() -> StackModel.of(frame, texts));
        if (!next.equals(drawn) || next instanceof Graph graph && graph.boxes().isEmpty()) {
            drawn = next;
            draw(frame, next);
        }
        graphs.forEach(graph -> graph.mark(frame.selection()));
        Set<String> lit = Happening.devices(frame.revision().events());
        graphs.forEach(graph -> graph.light(lit));
        happening.getChildren()
                .setAll(MarkedText.flow(texts.get("stack.step", frame.revision().step(), frame.revision().label()), "muted"));
    }

    private void draw(Frame frame, Object next) {
        graphs.clear();
        content.getChildren().clear();
        switch (next) {
            case Attempt attempt -> attempt(frame, attempt);
            case Graph graph when graph.boxes().isEmpty() -> content.getChildren().add(empty.from(frame.facts()));
            case Graph graph -> {
                content.getChildren().add(happening);
                add(new GraphPane(graph, 0, texts, session::select));
            }
            default -> throw new AssertionError(next);
        }
    }

    private void attempt(Frame frame, Attempt attempt) {
        content.getChildren().add(new AttemptPane(attempt, texts, session::select));
        frame.explanation()
                .ifPresent(why -> content.getChildren().add(new WaysTable(session, texts, sentences, why.waysOut())));
    }

    private void add(GraphPane graph) {
        graphs.add(graph);
        content.getChildren().add(graph);
    }
}
