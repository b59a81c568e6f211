package volscope.app.shell;

import jakarta.inject.Inject;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.geometry.Orientation;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Frames;
import volscope.app.view.Icons;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;

/** The line below: a few sentences, and whether anything is wrong. */
final class StatusBar extends HBox {
    private final Session session;
    private final Texts texts;
    private final StatusModel model;
    private Frame shown;
    private boolean start;

    @Inject
    StatusBar(Session session, Frames frames, Texts texts, Amounts amounts) {
        this.session = session;
        this.texts = texts;
        this.model = new StatusModel(texts, amounts);
        this.shown = frames.shown();
        getStyleClass().add("status-bar");
        setId("status");
        var _ = frames.follow(this::show);
    }

    /** Says what belongs to the start screen, or how it stands with the lab. */
    void setStart(boolean next) {
        start = next;
        show(shown);
    }

    private void show(Frame frame) {
        shown = frame;
        getChildren().clear();
        HBox said = said();
        getChildren().add(said);
        boolean past = !start && frame.look() == Frame.Look.PAST;
        getStyleClass().remove("past");
        if (past) {
            getStyleClass().add("past");
        }
        List<String> sentences = start ? List.of(texts.get("status.drop"), texts.get("status.find")) : model.sentences(frame);
        for (String sentence : sentences) {
            if (!said.getChildren().isEmpty()) {
                said.getChildren().add(new Separator(Orientation.VERTICAL));
            }
            TextFlow words = MarkedText.flow(sentence, "status-sentence");
            words.setMinWidth(USE_PREF_SIZE);
            said.getChildren().add(words);
        }
        if (past) {
            Button now = Parts.button(Feather.CORNER_UP_RIGHT, texts.get("status.now"), "small", "back-to-now");
            now.setMinWidth(USE_PREF_SIZE);
            now.setOnAction(event -> session.lookAtNow());
            getChildren().add(now);
        }
        if (frame.activity() == Frame.Activity.RUNNING) {
            getChildren().add(Parts.label(texts.get("status.running"), "sub"));
        }
        getChildren()
                .add(start ? Parts.label(texts.get("status.kernel", frame.revision().kernel()), "sub") : problems(model.problems(frame)));
    }

    /** The place of the sentences: what does not fit is cut off at its end, and never wraps. */
    private static HBox said() {
        HBox said = Parts.row("status-said");
        said.setMinWidth(0);
        said.setPrefWidth(0);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(said.widthProperty());
        clip.heightProperty().bind(said.heightProperty());
        said.setClip(clip);
        HBox.setHgrow(said, Priority.ALWAYS);
        return said;
    }

    private Label problems(long count) {
        Label label = Parts.label(texts.get("status.problems", count), "sub");
        label.setGraphic(Icons.small(count == 0 ? Feather.CHECK : Feather.ALERT_TRIANGLE));
        label.setMinWidth(USE_PREF_SIZE);
        label.getStyleClass().add(count == 0 ? "no-problems" : "problems");
        return label;
    }
}
