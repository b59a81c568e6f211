package volscope.app.view.stack;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.text.Sentences;
import volscope.app.text.Texts;
import volscope.app.view.BrokenRule;
import volscope.app.view.BrokenTag;
import volscope.app.view.Desk;
import volscope.app.view.Frames;
import volscope.app.view.MarkedText;
import volscope.app.view.NextStep;
import volscope.app.view.Panel;
import volscope.app.view.Parts;
import volscope.app.view.Place;
import volscope.app.view.Seat;
import volscope.model.explain.Explanation;
import volscope.model.machine.MountInfo;

/** The stack of tables. */
public final class StackView implements Panel {
    private static final double MARGIN = 48;
    /** The origin itself, and the box of those that are folded. */
    private static final int BESIDE = 2;
    private static final int MOST_SIBLINGS = 24;
    private static final int MOST_UNFOLDED = 5;

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
    private int unfolded;
    private Optional<Desk> desk = Optional.empty();

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
        scroll.viewportBoundsProperty().addListener((property, before, now) -> {
            if (before.getWidth() != now.getWidth() && scroll.getScene() != null) {
                show(frames.shown());
            }
        });
        scroll.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    @Override
    public Seat seat() {
        return new Seat("stack", Place.CENTER, 2);
    }

    @Override
    public Node node() {
        return scroll;
    }

    @Override
    public Subscription attach() {
        return frames.follow(scroll, this::show);
    }

    @Override
    public boolean answers(Frame frame) {
        return frame.explanation().filter(why -> why.rule() == Explanation.Rule.TYPE_IS_FIXED).isPresent()
                || frame.selection() instanceof Selection.Device;
    }

    /** How many snapshots of an origin stand beside it: as many as there is room for, or more where that was asked for. */
    private int room() {
        int columns = (int) ((scroll.getViewportBounds().getWidth() - MARGIN + Layering.GAP) / (Layering.WIDTH + Layering.GAP));
        return Math.clamp(((long) columns - BESIDE) << unfolded, 1, MOST_SIBLINGS);
    }

    private void unfold(int steps) {
        unfolded = Math.clamp(unfolded + steps, 0, MOST_UNFOLDED);
        show(frames.shown());
    }

    private void chosen(Box box) {
        if (box.standing() == Box.Standing.FOLDED) {
            unfold(1);
        } else {
            session.select(box.selection());
        }
    }

    private void typed(KeyEvent event) {
        switch (event.getCharacter()) {
            case "+" -> unfold(1);
            case "-" -> unfold(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void show(Frame frame) {
        Optional<Attempt> attempt = frame.refused().flatMap(act -> Attempt.of(frame, act));
        Object next = attempt.<Object>map(value -> value).orElseGet(() -> StackModel.of(frame, texts, room()));
        if (!next.equals(drawn) || next instanceof Graph graph && graph.boxes().isEmpty()) {
            drawn = next;
            draw(frame, next);
        }
        graphs.forEach(graph -> graph.mark(frame.selection()));
        Set<String> lit = Happening.devices(frame.revision().events());
        graphs.forEach(graph -> graph.light(lit));
        List<BrokenRule> broken = BrokenRule.at(frame);
        graphs.forEach(graph -> graph.blame(tags(broken, frame)));
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
                copies(frame.facts());
                add(new GraphPane(graph, 0, texts, this::chosen));
            }
            default -> throw new AssertionError(next);
        }
    }

    /** What a write costs where many snapshots copy from one origin. */
    private void copies(Facts facts) {
        facts.volumes().filter(volume -> volume.origin().isEmpty() && facts.snapshotsOf(volume).size() > 1)
                .forEach(origin -> content.getChildren().add(MarkedText
                        .flow(texts.get("stack.copies", origin.name(), facts.snapshotsOf(origin).size()), "muted")));
    }

    /** The boxes that a rule was broken with: its devices, or the mount of its file. */
    private static Stream<String> keys(BrokenRule rule, Frame frame) {
        Stream<String> mounts = frame.facts().mounts().stream().map(MountInfo::path)
                .filter(path -> rule.finding().path().startsWith(path + "/")).map(StackModel::key);
        return Stream.concat(rule.devices(frame.facts()), mounts).distinct();
    }

    /** Each rule once at each box. */
    private List<GraphPane.Tag> tags(List<BrokenRule> broken, Frame frame) {
        Set<String> met = new HashSet<>();
        return broken.stream().flatMap(rule -> keys(rule, frame).filter(key -> met.add(key + " " + rule.word()))
                .map(key -> new GraphPane.Tag(key, new BrokenTag(rule, texts, sentences, () -> rule.explain(session, desk))))).toList();
    }

    @Override
    public void sitAt(Desk window) {
        desk = Optional.of(window);
    }

    private void attempt(Frame frame, Attempt attempt) {
        content.getChildren().add(new AttemptPane(attempt, texts, this::chosen));
        frame.explanation()
                .ifPresent(why -> content.getChildren().add(new WaysTable(session, texts, sentences, why.waysOut())));
    }

    private void add(GraphPane graph) {
        graphs.add(graph);
        content.getChildren().add(graph);
    }
}
