package volscope.app.shell;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.geometry.Orientation;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
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
        setMinWidth(0);
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
        boolean past = !start && frame.look() == Frame.Look.PAST;
        getStyleClass().remove("past");
        if (past) {
            getStyleClass().add("past");
        }
        List<String> sentences = start ? List.of(texts.get("status.drop"), texts.get("status.find")) : model.sentences(frame);
        for (String sentence : sentences) {
            if (!getChildren().isEmpty()) {
                getChildren().add(new Separator(Orientation.VERTICAL));
            }
            getChildren().add(whole(MarkedText.flow(sentence, "status-sentence")));
        }
        getChildren().add(Parts.spring());
        if (past) {
            Button now = Parts.button(Feather.CORNER_UP_RIGHT, texts.get("status.now"), "small", "back-to-now");
            now.setOnAction(event -> session.lookAtNow());
            getChildren().add(now);
        }
        if (frame.activity() == Frame.Activity.RUNNING) {
            getChildren().add(Parts.label(session.work().filter(work -> work.all() > 1)
                    .map(work -> texts.get("status.work", work.done(), work.all(), work.rate()))
                    .orElseGet(() -> texts.get("status.running")), "sub"));
            session.work().filter(work -> work.all() > 1).ifPresent(work -> {
                Button cancel = Parts.button(Feather.X, texts.get("status.cancel"), "small");
                cancel.setId("cancel");
                cancel.setOnAction(event -> session.cancel());
                getChildren().add(cancel);
            });
        }
        getChildren()
                .add(start
                        ? Parts.label(texts.get("status.kernel", frame.revision().kernel()), "sub")
                        : problems(frame, model.problems(frame)));
    }

    /** A sentence has one line; where there is no room the later ones go. */
    private static Node whole(Region sentence) {
        sentence.setMinWidth(Region.USE_PREF_SIZE);
        return sentence;
    }

    /** What is said never makes the window wider. */
    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        List<Node> told = List.copyOf(getChildren());
        double taken = told.stream().mapToDouble(node -> node.prefWidth(-1) + getSpacing()).sum() - getSpacing();
        for (int i = told.size() - 1; i >= 0; i--) {
            if (told.get(i).getStyleClass().contains("status-sentence")) {
                boolean fits = taken <= room || i == 0;
                show(told.get(i), fits);
                if (i > 0) {
                    // The rule before it goes with it.
                    show(told.get(i - 1), fits);
                    taken -= fits ? 0 : told.get(i).prefWidth(-1) + told.get(i - 1).prefWidth(-1) + 2 * getSpacing();
                }
            }
        }
        super.layoutChildren();
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private Node problems(Frame frame, long count) {
        Optional<Selection> first = model.problem(frame);
        if (first.isEmpty()) {
            return problems(count);
        }
        Button look = Parts.button(Feather.ALERT_TRIANGLE, texts.get("status.problems", count), "quiet", "compact-text", "problems");
        look.setId("problems");
        look.setMinWidth(Region.USE_PREF_SIZE);
        look.setTooltip(new Tooltip(texts.get("status.problems.tip")));
        look.setOnAction(event -> session.select(first.orElseThrow()));
        return look;
    }

    private Label problems(long count) {
        Label label = Parts.label(texts.get("status.problems", count), "sub");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setGraphic(Icons.small(count == 0 ? Feather.CHECK : Feather.ALERT_TRIANGLE));
        label.getStyleClass().add(count == 0 ? "no-problems" : "problems");
        return label;
    }
}
