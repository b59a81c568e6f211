package volscope.app.view.acts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Act;
import volscope.app.session.Ghost;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** A form over a line: editing a field changes the line, editing the line moves the fields, and both are foreseen as a ghost. */
final class ActForm extends VBox {
    private static final Duration QUIET = Duration.millis(120);

    private final Session session;
    private final Texts texts;
    private final Runnable close;
    private final VBox fields = new VBox();
    private final TextField line = new TextField();
    private final Label complaint = Parts.label("", "complaint");
    private final Button run;
    private final List<Consumer<ComposedLine>> followers = new ArrayList<>();
    private final PauseTransition quiet = new PauseTransition(QUIET);
    private ComposedLine composed;
    private boolean following;

    ActForm(Session session, Texts texts, String title, String verb, String start, Runnable close) {
        this.session = session;
        this.texts = texts;
        this.close = close;
        this.composed = ComposedLine.of(start);
        getStyleClass().add("act-form");
        run = new Button(verb);
        build(title);
        quiet.setOnFinished(event -> foresee());
        line.textProperty().addListener((property, before, now) -> edited(now));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
        sceneProperty().addListener((property, before, now) -> {
            if (now == null) {
                quiet.stop();
                session.forget();
            }
        });
        show(composed);
    }

    private void build(String title) {
        HBox head = Parts.row("line", Parts.label(title, "heading"), Parts.spring(), Parts.chip("Esc", "key"));
        line.setId("act-line");
        line.getStyleClass().addAll("mono", "act-line");
        line.setOnAction(event -> submit());
        line.setAccessibleText(texts.get("act.line"));
        complaint.setWrapText(true);
        complaint.managedProperty().bind(complaint.textProperty().isNotEmpty());
        fields.getStyleClass().add("act-fields");
        run.setId("act-run");
        run.getStyleClass().add("main");
        run.setDefaultButton(true);
        run.setOnAction(event -> submit());
        Button copy = Parts.button(Feather.COPY, texts.get("act.copy"), "quiet");
        copy.setOnAction(event -> copy());
        HBox caption = Parts.row("line", Parts.label(texts.get("act.line"), "sub"), Parts.spring(),
                Parts.label(texts.get("act.editable"), "sub"));
        getChildren().setAll(head, fields, caption, line, complaint, Parts.row("act-buttons", run, copy));
    }

    /** Adds a part above the line that shows what the line says. */
    void add(Node part, Consumer<ComposedLine> follower) {
        fields.getChildren().add(part);
        followers.add(follower);
        following = true;
        follower.accept(composed);
        following = false;
    }

    /** A field was changed. */
    void set(String option, String value) {
        if (!following) {
            show(composed.with(option, value));
        }
    }

    /** The line as it is now. */
    ComposedLine composed() {
        return composed;
    }

    /** Puts another line in. */
    void put(String text) {
        if (!following) {
            show(ComposedLine.of(text));
        }
    }

    private void edited(String text) {
        if (!text.equals(composed.text())) {
            show(ComposedLine.of(text));
        }
    }

    private void show(ComposedLine next) {
        composed = next;
        following = true;
        if (!line.getText().equals(next.text())) {
            line.setText(next.text());
        }
        followers.forEach(follower -> follower.accept(next));
        following = false;
        quiet.playFromStart();
    }

    private void foresee() {
        String asked = composed.text();
        session.foresee(asked).thenAccept(ghost -> Platform.runLater(() -> foreseen(asked, ghost)));
    }

    /** Says at the field what the command would say, and only that. */
    private void foreseen(String asked, Ghost ghost) {
        if (asked.equals(composed.text())) {
            complaint.setText(ghost.run().exitCode() == 0 ? "" : ghost.run().text().strip());
        }
    }

    private void submit() {
        String text = composed.text();
        close.run();
        session.run(text, Act.Source.POINTED);
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(composed.text());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
