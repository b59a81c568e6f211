package volscope.app.view.lesson;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lesson.Goal;
import volscope.app.lesson.Speech;
import volscope.app.lesson.Standing;
import volscope.app.lesson.predicate.Finding;
import volscope.app.lesson.predicate.Thing;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.Parts;

/** Draws a goal: whether it is met, what it says, what is there, and an eye that shows what it is about. */
final class GoalRow {
    /** So many letters have room beside a sentence. */
    private static final int BESIDE = 16;

    private final Session session;
    private final Texts texts;
    private final Speech speech;

    GoalRow(Session session, Texts texts) {
        this.session = session;
        this.texts = texts;
        this.speech = new Speech(texts);
    }

    /** What a goal says. */
    String sentence(Goal goal) {
        return speech.say(goal);
    }

    HBox row(Standing.OfGoal standing, Frame frame) {
        Goal goal = standing.goal();
        Finding finding = standing.finding();
        String says = sentence(goal);
        String observed = speech.say(finding.observed());
        Label sentence = Parts.label(Texts.plain(says), "goal-sentence");
        sentence.setWrapText(true);
        sentence.setTooltip(new Tooltip(goal.source()));
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        Label found = Parts.label(observed, "mono", "observed");
        found.setTooltip(new Tooltip(observed));
        Button eye = eye(goal, says, frame.facts());
        HBox row = observed.length() <= BESIDE
                ? Parts.row("goal", box(finding), sentence, beside(found), eye)
                : Parts.row("goal", box(finding), below(sentence, found), eye);
        row.getStyleClass().add(finding.isMet() ? "met" : "unmet");
        row.setFocusTraversable(true);
        row.setAccessibleRole(javafx.scene.AccessibleRole.LIST_ITEM);
        row.setAccessibleText(texts.get("goals.read", texts.get(switch (finding.truth()) {
            case TRUE -> "goals.met";
            case FALSE -> "goals.unmet";
            case UNDEFINED -> "goals.undefined";
        }), Texts.plain(says), observed));
        return row;
    }

    private static Label beside(Label found) {
        found.setMinWidth(Label.USE_PREF_SIZE);
        return found;
    }

    /** What is too long to stand beside its sentence stands below, whole. */
    private static VBox below(Label sentence, Label found) {
        found.setWrapText(true);
        found.setMinHeight(Label.USE_PREF_SIZE);
        VBox words = new VBox(sentence, found);
        words.getStyleClass().add("observed-below");
        HBox.setHgrow(words, Priority.ALWAYS);
        return words;
    }

    private static Node box(Finding finding) {
        StackPane box = new StackPane();
        box.getStyleClass().add("tick");
        if (finding.isMet()) {
            box.getChildren().add(Icons.small(Feather.CHECK));
        }
        return box;
    }

    private Button eye(Goal goal, String says, Facts facts) {
        Button eye = Parts.iconButton(Feather.EYE, texts.get("goals.show", Texts.plain(says)));
        eye.getStyleClass().add("compact");
        Optional<Selection> selection = goal.formula().thing().flatMap(thing -> selection(thing, facts));
        eye.setDisable(selection.isEmpty());
        eye.setOnAction(event -> selection.ifPresent(session::select));
        return eye;
    }

    /** A chunk is shown in the lanes of a snapshot: the volume's own, or its origin's first. */
    private static Optional<Selection> selection(Thing thing, Facts facts) {
        Optional<Selection> volume = facts.groups().stream().flatMap(group -> group.volumes().stream())
                .filter(one -> one.name().equals(thing.volume()) || one.path().equals(thing.volume())).findFirst()
                .map(one -> new Selection.Volume(one.group(), one.name()));
        return thing.chunk().isEmpty()
                ? volume
                : Devices.ofSnapshot(facts, thing.volume())
                        .<Selection>map(device -> new Selection.Chunk(device, thing.chunk().getAsLong())).or(() -> volume);
    }
}
