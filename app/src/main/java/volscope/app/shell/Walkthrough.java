package volscope.app.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lab.Lab;
import volscope.app.lab.TourStop;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;
import volscope.model.machine.Opening;
import volscope.model.machine.ScriptLine;

/** Plays the tour in the window: a strip says what is seen, the lines run one after the other. It can be skipped at any time. */
final class Walkthrough extends HBox {
    private static final Duration A_LINE = Duration.seconds(2.4);
    private static final Duration A_STOP = Duration.seconds(6);

    private final Session session;
    private final Texts texts;
    private final Consumer<String> open;
    private final Deque<TourStop> stops = new ArrayDeque<>();
    private final Deque<ScriptLine> lines = new ArrayDeque<>();
    private final PauseTransition pause = new PauseTransition();
    private final HBox words = new HBox();
    private Optional<TourStop> stop = Optional.empty();

    /**
     * @param open
     *            brings a panel into view
     */
    Walkthrough(Session session, Texts texts, Consumer<String> open) {
        this.session = session;
        this.texts = texts;
        this.open = open;
        setId("walkthrough");
        getStyleClass().add("walkthrough");
        Button next = Parts.button(Feather.SKIP_FORWARD, texts.get("tour.next"), "small");
        next.setId("tour-next");
        next.setOnAction(event -> nextStop());
        Button end = Parts.button(Feather.X, texts.get("tour.end"), "small");
        end.setId("tour-end");
        end.setOnAction(event -> end());
        getChildren().setAll(words, Parts.spring(), next, end);
        List.of(next, end).forEach(button -> button.setMinWidth(USE_PREF_SIZE));
        pause.setOnFinished(event -> step());
        shown(false);
    }

    /** Plays from the beginning. */
    void play() {
        stops.clear();
        stops.addAll(TourStop.all());
        shown(true);
        nextStop();
    }

    /** Stops, and leaves the lab as it is. */
    void end() {
        pause.stop();
        lines.clear();
        stops.clear();
        shown(false);
    }

    private void nextStop() {
        pause.stop();
        TourStop next = stops.poll();
        if (next == null) {
            end();
            return;
        }
        stop = Optional.of(next);
        Lab lab = next.lab();
        say(texts.get("tour." + next.name()));
        var _ = session.open(lab.name(), lab.script(), Optional.empty()).thenAccept(opening -> Platform.runLater(() -> begin(opening)));
    }

    private void begin(Opening opening) {
        lines.clear();
        if (opening instanceof Opening.Lab lab) {
            lab.lines().stream().filter(ScriptLine::runs).forEach(lines::add);
        }
        after(A_LINE);
    }

    private void step() {
        ScriptLine line = lines.poll();
        if (line == null) {
            nextStop();
            return;
        }
        var _ = session.runAll(List.of(line)).thenRun(() -> Platform.runLater(() -> {
            if (lines.isEmpty()) {
                stop.ifPresent(this::look);
            }
            after(lines.isEmpty() ? A_STOP : A_LINE);
        }));
    }

    /** The lines of a stop have run: what there is to see now. */
    private void look(TourStop now) {
        open.accept(now.panel());
        say(texts.get("tour." + now.name() + ".end"));
    }

    private void after(Duration duration) {
        if (isVisible()) {
            pause.setDuration(duration);
            pause.playFromStart();
        }
    }

    private void say(String sentence) {
        Node flow = MarkedText.flow(sentence);
        words.getChildren().setAll(flow);
        words.getStyleClass().setAll("walkthrough-words");
    }

    private void shown(boolean on) {
        setVisible(on);
        setManaged(on);
    }
}
