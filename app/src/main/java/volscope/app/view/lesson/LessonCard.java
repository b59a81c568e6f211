package volscope.app.view.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Bet;
import volscope.app.lesson.Fact;
import volscope.app.lesson.Step;
import volscope.app.lesson.Wager;
import volscope.app.session.Frame;
import volscope.app.session.Learning;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;

/** The card that is read, part by part. */
final class LessonCard extends VBox {
    private final Session session;
    private final Texts texts;
    private final Redrawn head = new Redrawn("lesson-head");
    private final BetCard bets;
    private final Redrawn playing = new Redrawn("lesson-playing");
    private final Button playEnd;
    private final Button other;
    private final Redrawn outcome = new Redrawn("lesson-outcome");
    private final Redrawn quiz = new Redrawn("lesson-quiz");
    private final Redrawn facts = new Redrawn("lesson-facts");
    private final Redrawn goals = new Redrawn("lesson-goals", "section");
    private final Redrawn hints = new Redrawn("lesson-hints", "section");
    private final OutcomeCard outcomes;
    private final QuizCard quizzes;
    private final GoalRow goalRows;
    private final AlikeStrip alike;

    LessonCard(Session session, Texts texts, Runnable again, Runnable over) {
        this.session = session;
        this.texts = texts;
        this.bets = new BetCard(session, texts);
        this.outcomes = new OutcomeCard(session, texts);
        this.quizzes = new QuizCard(session, texts, outcomes);
        this.goalRows = new GoalRow(session, texts);
        this.alike = new AlikeStrip(texts);
        getStyleClass().addAll("inspector-content", "lesson-card");
        playEnd = button("play-end", texts.get("bet.to-end"), "small");
        playEnd.setOnAction(event -> session.lookAtNow());
        Button restart = button("lesson-restart", texts.get("lesson.restart"), "quiet");
        restart.setTooltip(new Tooltip(texts.get("lesson.restart.tip")));
        restart.setOnAction(event -> over.run());
        other = button("lesson-again", texts.get("lesson.again"), "small");
        other.managedProperty().bind(other.visibleProperty());
        other.setOnAction(event -> again.run());
        getChildren().setAll(head, hints, bets, playing, outcome, quiz, facts, goals, alike.node(), Parts.row("turns", other, restart));
    }

    /** A button of a lesson: its verb alone, never cut. */
    static Button button(String id, String verb, String style) {
        Button button = new Button(verb);
        button.setId(id);
        button.getStyleClass().add(style);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    void show(Frame frame, Attempt attempt) {
        head.show(List.of(attempt.exercise(), attempt.card()), () -> List.of(CardHead.of(texts, attempt)));
        bets.show(frame, attempt);
        other.setVisible(!attempt.exercise().numbers().names().isEmpty());
        playing.show(attempt.isPlaying(), () -> attempt.isPlaying() ? List.of(playing()) : List.of());
        outcome(frame, attempt);
        quiz(attempt);
        facts.show(attempt.isAtEnd(), () -> attempt.isAtEnd() ? List.of(facts(attempt), pictures(attempt)) : List.of());
        goals(frame, attempt);
        alike.show(frame, attempt);
        hints.show(List.of(attempt.card(), attempt.hintsShown(), frame.learning().proposal()), () -> hints(frame, attempt));
    }

    private Node playing() {
        Label title = Parts.label(texts.get("bet.playing"), "strong", "card-title");
        title.setGraphic(Icons.of(Feather.PLAY));
        VBox card = new VBox(title, MarkedText.flow(texts.get("bet.playing.words")), playEnd);
        card.getStyleClass().addAll("card", "bet-card");
        return card;
    }

    private void outcome(Frame frame, Attempt attempt) {
        List<Bet> asked = attempt.step().map(Step::bets).orElse(List.of());
        List<Wager> wagers = asked.stream().map(attempt::wager).toList();
        Map<String, String> devices = devices(frame, asked);
        outcome.show(List.of(asked, wagers, devices), () -> {
            List<Node> rows = new ArrayList<>();
            asked.forEach(bet -> rows.addAll(outcomes.rows(bet, attempt.wager(bet), Optional.ofNullable(devices.get(bet.name())))));
            return rows.isEmpty() ? List.of() : List.of(card("outcome-card", texts.get("outcome.title"), rows));
        });
    }

    private static Map<String, String> devices(Frame frame, List<Bet> bets) {
        Map<String, String> devices = new java.util.HashMap<>();
        bets.forEach(bet -> Devices.ofSnapshot(frame.facts(), bet.subject()).ifPresent(device -> devices.put(bet.name(), device)));
        return devices;
    }

    private static VBox card(String id, String title, List<Node> rows) {
        VBox card = new VBox(Parts.label(title, "strong"));
        card.setId(id);
        card.getStyleClass().add("card");
        card.getChildren().addAll(rows);
        return card;
    }

    /** Questions come when the goals up to here are met and no bet is open any more: one question at a time. */
    private void quiz(Attempt attempt) {
        boolean due = attempt.open().isEmpty() && attempt.standing().meets(attempt.goals());
        List<Bet> asked = due ? attempt.step().map(Step::quizzes).orElse(List.of()) : List.of();
        List<Boolean> over = asked.stream().map(one -> attempt.wager(one).isOver()).toList();
        quiz.show(List.of(asked, over), () -> asked.stream().map(one -> quizzes.card(one, attempt.wager(one))).toList());
        quizzes.show(attempt);
    }

    private Node facts(Attempt attempt) {
        List<Node> rows = new ArrayList<>();
        for (Fact fact : attempt.exercise().facts()) {
            rows.add(MarkedText.flow(fact.text(), "lesson-text"));
        }
        String sources = attempt.exercise().facts().stream().map(Fact::source).filter(source -> !source.isEmpty()).distinct()
                .collect(Collectors.joining(" · "));
        if (!sources.isEmpty()) {
            Label from = Parts.wrapping(texts.get("explain.sources", sources), "sub");
            from.setTooltip(new Tooltip(texts.get("explain.sources.tip")));
            rows.add(from);
        }
        return card("facts-card", texts.get("explain.title"), rows);
    }

    /** What the machine was like before anything was done, and what it is like now, to be looked at in every view. */
    private Node pictures(Attempt attempt) {
        Button start = button("lesson-picture-start", texts.get("lesson.picture.start"), "small");
        start.setOnAction(event -> session.look(attempt.start()));
        Button end = button("lesson-picture-end", texts.get("lesson.picture.end"), "small");
        end.setOnAction(event -> session.lookAtNow());
        return card("pictures-card", texts.get("lesson.picture.title"),
                List.of(MarkedText.flow(texts.get("lesson.picture.words")), Parts.row("turns", start, end)));
    }

    private void goals(Frame frame, Attempt attempt) {
        var shown = attempt.standing().goals().stream().filter(goal -> attempt.goals().contains(goal.goal())).toList();
        goals.show(List.of(shown, attempt.exercise(), frame.facts().groups()), () -> {
            List<Node> rows = new ArrayList<>();
            if (!shown.isEmpty()) {
                rows.add(GoalCount.ofCard(texts, attempt));
                shown.forEach(goal -> rows.add(goalRows.row(goal, frame)));
            }
            return rows;
        });
    }

    private List<Node> hints(Frame frame, Attempt attempt) {
        List<Node> notes = new ArrayList<>();
        List<String> hints = attempt.step().map(Step::hints).orElse(List.of());
        hints.stream().limit(attempt.hintsShown()).forEach(hint -> notes.add(note(hint)));
        frame.learning().proposal().map(Learning.Proposal::line).filter(line -> attempt.step().isPresent())
                .ifPresent(line -> notes.add(note(texts.get("hint.proposed", line))));
        return notes;
    }

    private static Node note(String text) {
        VBox note = new VBox(MarkedText.flow(text));
        note.getStyleClass().add("hint-note");
        return note;
    }

    /** Gives the keys to what is to be done on the card; tells whether there is anything. */
    boolean focusFirst() {
        if (playing.isVisible()) {
            playEnd.requestFocus();
            return true;
        }
        return bets.isVisible() && bets.focusFirst();
    }
}
