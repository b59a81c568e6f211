package volscope.app.view.lesson;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Par;
import volscope.app.lesson.Standing;
import volscope.app.lesson.Wager;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.text.Texts;
import volscope.app.view.Frames;
import volscope.app.view.MarkedText;
import volscope.app.view.Panel;
import volscope.app.view.Parts;
import volscope.app.view.Place;
import volscope.app.view.Seat;

/** All goals of the lesson, and what it took so far. */
public final class GoalsView implements Panel {
    private final Frames frames;
    private final Texts texts;
    private final GoalRow rows;
    private final Redrawn content = new Redrawn("goals-all", "inspector-content");
    private final ScrollPane scroll = new ScrollPane(content);

    @Inject
    GoalsView(Frames frames, Session session, Texts texts) {
        this.frames = frames;
        this.texts = texts;
        this.rows = new GoalRow(session, texts);
        scroll.setId(name());
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(texts.get("panel.goals"));
    }

    @Override
    public Seat seat() {
        return new Seat("goals", Place.INSPECTOR, 4);
    }

    @Override
    public Node node() {
        return scroll;
    }

    @Override
    public Subscription attach() {
        return frames.follow(this::show);
    }

    private void show(Frame frame) {
        frame.lesson().ifPresentOrElse(
                attempt -> content.show(List.of(attempt.standing(), attempt.wagers(), frame.facts().groups()),
                        () -> lesson(frame, attempt)),
                () -> content.show("none", () -> List.of(MarkedText.flow(texts.get("lesson.none.goals")))));
    }

    private List<Node> lesson(Frame frame, Attempt attempt) {
        VBox list = new VBox();
        list.getStyleClass().add("goal-list");
        attempt.standing().goals().forEach(goal -> list.getChildren().add(rows.row(goal, frame)));
        List<Node> nodes = new ArrayList<>(List.of(GoalCount.ofLesson(texts, attempt), list, MarkedText.flow(cost(attempt))));
        bets(attempt).ifPresent(words -> nodes.add(Parts.label(words, "muted")));
        return nodes;
    }

    private String cost(Attempt attempt) {
        Standing standing = attempt.standing();
        Par par = attempt.exercise().par();
        String cost = texts.get("goals.cost", standing.commands(), standing.copies());
        if (!attempt.isSolved()) {
            return cost;
        }
        long over = standing.commands() - par.commands();
        boolean under = over < 0 || par.copies().isPresent() && standing.copies() < par.copies().getAsLong();
        return cost + " " + (over > 0 ? texts.get("goals.cost.over", over) : texts.get(under ? "goals.cost.under" : "goals.cost.at"));
    }

    private java.util.Optional<String> bets(Attempt attempt) {
        List<Wager> over = attempt.exercise().bets().stream().map(attempt::wager).filter(Wager::isOver).toList();
        return over.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of(texts.get("goals.bets", over.stream().filter(Wager::isRight).count(), over.size()));
    }
}
