package volscope.app.view.lesson;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import volscope.app.lab.Classroom;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Lessons;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.text.Texts;
import volscope.app.view.Desk;
import volscope.app.view.Frames;
import volscope.app.view.MarkedText;
import volscope.app.view.Panel;
import volscope.app.view.Parts;
import volscope.app.view.Place;
import volscope.app.view.Seat;

/** The panel of the lesson that is open. */
public final class LessonView implements Panel {
    private final Frames frames;
    private final Session session;
    private final Texts texts;
    private final Classroom classroom;
    private final Lessons lessons;
    private final LessonCard card;
    private final TurnBar turns;
    private final Replay replay;
    private final HandInBar handIn;
    private final HandedInCard handedIn;
    private final Redrawn refusal = new Redrawn("lesson-refused", "inspector-content");
    private final Redrawn shelf = new Redrawn("lesson-shelf", "inspector-content");
    private final LessonClock clock;
    private final ScrollPane scroll;
    private final VBox box;
    private boolean playing;
    private int read = -1;

    @Inject
    LessonView(Frames frames, Session session, Texts texts, Classroom classroom, Lessons lessons) {
        this.frames = frames;
        this.session = session;
        this.texts = texts;
        this.classroom = classroom;
        this.lessons = lessons;
        this.card = new LessonCard(session, texts, this::startOther, this::startOver);
        this.handIn = new HandInBar(session, texts, classroom);
        this.handedIn = new HandedInCard(session, texts);
        this.turns = new TurnBar(session, texts, this::goOn);
        this.clock = new LessonClock(classroom, texts);
        this.replay = new Replay(session);
        refusal.clear();
        scroll = new ScrollPane(new VBox(refusal, handedIn, clock, new StackPane(shelf, card), handIn));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(texts.get("panel.lesson"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        box = new VBox(scroll, turns);
        box.setId(name());
        box.getStyleClass().add("lesson");
        box.setMinSize(0, 0);
    }

    @Override
    public Seat seat() {
        return new Seat("lesson", Place.INSPECTOR, 3);
    }

    @Override
    public void sitAt(Desk desk) {
        handIn.sitAt(desk);
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public Subscription attach() {
        return frames.follow(this::show);
    }

    @Override
    public void focus() {
        if (frames.shown().lesson().isEmpty()) {
            shelf.requestFocus();
        } else if (!card.focusFirst()) {
            turns.focusNext();
        }
    }

    private void show(Frame frame) {
        boolean open = frame.lesson().isPresent();
        shelf.setVisible(!open);
        shelf.setManaged(!open);
        card.setVisible(open);
        card.setManaged(open);
        turns.setVisible(open);
        turns.setManaged(open);
        handIn.show(open);
        handedIn.show(frame);
        clock.show(frame.lesson().filter(attempt -> frame.learning().handIn().isEmpty()));
        if (!open) {
            shelf.show("shelf", () -> Shelf.nodes(lessons, texts, id -> await(classroom.begin(id))));
        }
        frame.lesson().ifPresent(attempt -> show(frame, attempt));
        boolean plays = frame.lesson().filter(Attempt::isPlaying).isPresent();
        if (plays != playing) {
            playing = plays;
            followPlay(frame);
        }
    }

    private void show(Frame frame, Attempt attempt) {
        boolean hadFocus = hasFocus();
        card.show(frame, attempt);
        turns.show(attempt, following(attempt));
        boolean turned = attempt.card() != read;
        if (turned) {
            read = attempt.card();
            scroll.setVvalue(0);
        }
        if (hadFocus && (turned || !hasFocus())) {
            Platform.runLater(this::focus);
        }
    }

    /** Whether the keys are with something that can be seen in this panel. */
    private boolean hasFocus() {
        return Optional.ofNullable(box.getScene()).map(Scene::getFocusOwner)
                .filter(owner -> isWithin(owner) && !owner.isDisabled() && isShown(owner)).isPresent();
    }

    private boolean isWithin(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == box) {
                return true;
            }
        }
        return false;
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void followPlay(Frame frame) {
        if (playing) {
            replay.start(frame);
        } else {
            replay.stop();
        }
    }

    private void startOther() {
        session.frame().lesson().map(Attempt::exercise).ifPresent(exercise -> await(classroom.begin(exercise.head(), exercise.seed() + 1)));
    }

    private Optional<Lessons.Entry> following(Attempt attempt) {
        return lessons.after(attempt.exercise().head().id());
    }

    private void goOn() {
        session.frame().lesson().flatMap(this::following).ifPresent(lesson -> await(classroom.begin(lesson.id())));
    }

    private void startOver() {
        session.frame().lesson().map(Attempt::exercise).ifPresent(exercise -> await(classroom.begin(exercise.head(), exercise.seed())));
    }

    private void await(CompletableFuture<Optional<String>> starting) {
        var _ = starting.thenAccept(refused -> Platform.runLater(() -> refused.ifPresentOrElse(this::refuse, this::started)));
    }

    private void started() {
        refusal.clear();
        focus();
    }

    private void refuse(String why) {
        refusal.show(why, () -> List.of(Parts.label(texts.get("lesson.refused"), "strong"), MarkedText.flow(why)));
    }
}
