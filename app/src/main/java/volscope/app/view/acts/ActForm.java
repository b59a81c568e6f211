package volscope.app.view.acts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Act;
import volscope.app.session.Ghost;
import volscope.app.session.Question;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Clip;
import volscope.app.view.Parts;

/** A form over a line: editing a field changes the line, editing the line moves the fields, and both are foreseen as a ghost. */
final class ActForm extends VBox {
    private static final Duration QUIET = Duration.millis(120);
    private static final String YES = "yes";

    private final Session session;
    private final Texts texts;
    private final Runnable close;
    private final VBox fields = new VBox();
    private final LiveLine line = new LiveLine();
    private final Label complaint = Parts.label("", "complaint");
    private final AskedPane asked;
    private final Button run;
    private final List<ActField> named = new ArrayList<>();
    private final Map<ActField, Function<ComposedLine, String>> rules = new LinkedHashMap<>();
    private final List<Consumer<ComposedLine>> followers = new ArrayList<>();
    private final List<Consumer<Ghost>> seers = new ArrayList<>();
    private final PauseTransition quiet = new PauseTransition(QUIET);
    private ComposedLine composed;
    private Optional<ActField> edited = Optional.empty();
    private boolean following;

    ActForm(Session session, Texts texts, String title, String verb, String start, Runnable close) {
        this.session = session;
        this.texts = texts;
        this.close = close;
        this.composed = ComposedLine.of(start);
        getStyleClass().add("act-form");
        run = new Button(verb);
        asked = new AskedPane(texts, yes -> change(parts -> parts.with(YES, yes ? LineParts.ON : "")));
        build(title);
        quiet.setOnFinished(event -> foresee());
        line.field().textProperty().addListener((property, before, now) -> typed(now));
        line.onPointer(this::pointed);
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::entered);
        sceneProperty().addListener((property, before, now) -> {
            if (now == null) {
                quiet.stop();
                session.forget();
            }
        });
        show(composed);
    }

    private void build(String title) {
        HBox head = Parts.row("line", Parts.wrapping(title, "heading"), Parts.spring(), Parts.chip("Esc", "key"));
        line.field().setOnAction(event -> submit());
        line.field().setAccessibleText(texts.get("act.line"));
        complaint.setId("act-complaint");
        complaint.setWrapText(true);
        complaint.managedProperty().bind(complaint.textProperty().isNotEmpty());
        fields.getStyleClass().add("act-fields");
        run.setId("act-run");
        run.getStyleClass().add("main");
        run.setDefaultButton(true);
        run.setGraphic(Parts.label("Enter", "enter"));
        run.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        run.setOnAction(event -> submit());
        Button copy = Parts.button(Feather.COPY, texts.get("act.copy"), "quiet");
        copy.setId("act-copy");
        copy.setOnAction(event -> copy());
        HBox caption = Parts.row("line", Parts.label(texts.get("act.line"), "sub"), Parts.spring(),
                Parts.label(texts.get("act.editable"), "sub"));
        VBox part = new VBox(caption, line, complaint);
        part.getStyleClass().add("field");
        getChildren().setAll(head, fields, asked, part, Parts.row("act-buttons", run, copy));
    }

    /** Adds a part above the line that shows what the line says. */
    void add(Node part, Consumer<ComposedLine> follower) {
        fields.getChildren().add(part);
        follow(follower);
    }

    /** Shows the line from now on. */
    void follow(Consumer<ComposedLine> follower) {
        followers.add(follower);
        following = true;
        follower.accept(composed);
        following = false;
    }

    /** Is told what the line would do. */
    void onGhost(Consumer<Ghost> seer) {
        seers.add(seer);
    }

    /** A field with its words in the line: the pointer on one lights the other. */
    ActField field(String key, javafx.scene.control.Control control, Spots.Place place) {
        ActField field = new ActField(texts.get(key), control, place);
        named.add(field);
        field.onLook(on -> line.light(on ? place.in(composed) : Optional.empty()));
        return field;
    }

    private void pointed(int at) {
        named.forEach(field -> field.lit(at >= 0 && field.place().in(composed).filter(spot -> spot.holds(at)).isPresent()));
    }

    /** What a field must hold beyond what the command asks for: a sentence where it does not, else nothing. */
    void rule(ActField field, Function<ComposedLine, String> complaint) {
        rules.put(field, complaint);
    }

    /** Whether a rule is broken; then the field says so. */
    private boolean isBroken() {
        for (Map.Entry<ActField, Function<ComposedLine, String>> rule : rules.entrySet()) {
            String sentence = rule.getValue().apply(composed);
            if (!sentence.isEmpty()) {
                session.forget();
                edited = Optional.of(rule.getKey());
                complain(sentence);
                return true;
            }
        }
        return false;
    }

    /** A field was changed. */
    void set(ActField field, String option, String value) {
        change(field, parts -> parts.with(option, value));
    }

    /** A field was changed that stands for some parts of the line. */
    void change(ActField field, UnaryOperator<LineParts> change) {
        if (!following) {
            edited = Optional.of(field);
            show(composed.changed(change));
            line.light(field.place().in(composed));
        }
    }

    /** Something was changed that has no name. */
    void change(UnaryOperator<LineParts> change) {
        if (!following) {
            edited = Optional.empty();
            show(composed.changed(change));
        }
    }

    /** Lights some words of the line. */
    void light(Spots.Place place) {
        line.light(place.in(composed));
    }

    /** The line as it is now. */
    ComposedLine composed() {
        return composed;
    }

    /** A field was changed that puts another line in. */
    void put(ActField field, String text) {
        if (!following) {
            edited = Optional.of(field);
            show(ComposedLine.of(text));
            line.light(field.place().in(composed));
        }
    }

    /** Puts another line in, as who types it does. */
    void propose(String text) {
        line.field().setText(text);
    }

    private void typed(String text) {
        if (!text.equals(composed.text())) {
            edited = Optional.empty();
            show(ComposedLine.of(text));
        }
    }

    private void show(ComposedLine next) {
        composed = next;
        following = true;
        if (!line.field().getText().equals(next.text())) {
            line.field().setText(next.text());
        }
        followers.forEach(follower -> follower.accept(next));
        following = false;
        quiet.playFromStart();
    }

    private void foresee() {
        if (isBroken()) {
            return;
        }
        String asked = composed.text();
        var _ = session.foresee(asked).thenAccept(ghost -> Platform.runLater(() -> foreseen(asked, ghost)));
    }

    private void foreseen(String text, Ghost ghost) {
        if (text.equals(composed.text())) {
            complain(fails(ghost) ? sentence(ghost) : "");
            seers.forEach(seer -> seer.accept(ghost));
            if (composed.value(YES).isPresent()) {
                String open = composed.with(YES, "").text();
                var _ = session.ask(open).thenAccept(run -> Platform.runLater(() -> answered(text, Question.of(run))));
            } else {
                asked.show(Question.of(ghost.run()), AskedPane.Answer.NONE);
            }
        }
    }

    /** Shows what is asked where the line does not say yes. */
    private void answered(String text, Optional<String> question) {
        if (text.equals(composed.text())) {
            asked.show(question, AskedPane.Answer.YES);
        }
    }

    /** A question is no failure: the terminal takes the answer. */
    private static boolean fails(Ghost ghost) {
        return ghost.run().exitCode() != 0 && Question.of(ghost.run()).isEmpty();
    }

    private String sentence(Ghost ghost) {
        String said = ghost.run().text().strip();
        return said.isEmpty() ? texts.get("act.fails", ghost.run().exitCode()) : said;
    }

    /** Says at the field that was changed last what the command would say, and only that; else below the line. */
    private void complain(String sentence) {
        named.forEach(field -> field.complain(edited.filter(field::equals).isPresent() ? sentence : ""));
        complaint.setText(edited.isPresent() ? "" : sentence);
        line.pseudoClassStateChanged(ActField.WRONG, edited.isEmpty() && !sentence.isEmpty());
    }

    /** Runs the line, if the command takes it. A refusal that can be explained is worth seeing, unless it is of the words alone. */
    private void submit() {
        String text = composed.text();
        quiet.stop();
        if (isBroken()) {
            return;
        }
        var _ = session.foresee(text).thenAccept(ghost -> Platform.runLater(() -> {
            if (fails(ghost) && ghost.run().explanation().filter(why -> !why.rule().isOfWords()).isEmpty()) {
                foreseen(text, ghost);
            } else {
                close.run();
                var _ = session.run(text, Act.Source.POINTED);
            }
        }));
    }

    /** Enter runs the line wherever the keys are, but on a button or on what opens a list. */
    private void entered(KeyEvent event) {
        boolean own = event.getTarget() instanceof Button || event.getTarget() instanceof ComboBoxBase;
        if (event.getCode() == KeyCode.ENTER && !own) {
            submit();
            event.consume();
        }
    }

    private void copy() {
        Clip.put(composed.text());
    }
}
