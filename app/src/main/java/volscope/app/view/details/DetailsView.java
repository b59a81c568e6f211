package volscope.app.view.details;

import jakarta.inject.Inject;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import volscope.app.session.ActEvents;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Frames;
import volscope.app.view.Icons;
import volscope.app.view.MarkedText;
import volscope.app.view.Panel;
import volscope.app.view.Parts;
import volscope.app.view.Place;
import volscope.app.view.Seat;

/** The panel that says what is selected. */
public final class DetailsView implements Panel {
    private static final double NAMES = 112;

    private final Frames frames;
    private final Texts texts;
    private final DetailsModel model;
    private final Foresight foresight;
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);
    private final Answers answers;
    private final AnswerPane pane;
    private List<Answer> shown = List.of();
    private Object drawn = List.of();
    private List<Sheet.Consequence> told = List.of();
    private int standing;

    @Inject
    DetailsView(Frames frames, Session session, ActEvents events, Texts texts, Amounts amounts) {
        this.frames = frames;
        this.texts = texts;
        this.model = new DetailsModel(texts, amounts);
        this.foresight = new Foresight(texts, amounts);
        this.answers = new Answers(texts, amounts, events);
        this.pane = new AnswerPane(session, texts);
        content.getStyleClass().add("inspector-content");
        scroll.setId(name());
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    }

    @Override
    public Seat seat() {
        return new Seat("details", Place.INSPECTOR, 1);
    }

    @Override
    public Node node() {
        return scroll;
    }

    @Override
    public Subscription attach() {
        return frames.follow(this::show);
    }

    @Override
    public boolean answers(Frame frame) {
        return frame.explanation().isEmpty() && !(frame.selection() instanceof Selection.Chunk);
    }

    private void show(Frame frame) {
        Sheet sheet = model.sheet(frame);
        List<Sheet.Consequence> after = foresight.sentences(frame);
        List<Answer> found = frame.ghost().isEmpty() ? answers.of(frame) : shown;
        Object next = List.of(sheet, found);
        if (!next.equals(drawn)) {
            drawn = next;
            shown = found;
            draw(sheet, found);
            standing = content.getChildren().size();
            told = List.of();
        }
        // A line under the pointer stays the same while what it would do is told below: a click begins and ends on it.
        if (!after.equals(told)) {
            told = after;
            content.getChildren().remove(standing, content.getChildren().size());
            foretell(after);
        }
    }

    private void foretell(List<Sheet.Consequence> sentences) {
        if (!sentences.isEmpty()) {
            content.getChildren().add(Parts.label(texts.get("foresight.title"), "strong"));
            sentences.forEach(sentence -> content.getChildren().add(consequence(sentence)));
        }
    }

    private static Node consequence(Sheet.Consequence sentence) {
        var words = MarkedText.flow(sentence.words());
        HBox.setHgrow(words, Priority.ALWAYS);
        return Parts.row("consequence", Icons.of(sentence.icon()), words);
    }

    private static Node head(Sheet sheet) {
        HBox head = Parts.row("card-head", Parts.label(sheet.title(), "heading"));
        sheet.marks().forEach(mark -> head.getChildren().add(Parts.chip(mark.word(), mark.style())));
        return head;
    }

    private void draw(Sheet sheet, List<Answer> found) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("attributes");
        grid.getColumnConstraints().setAll(new ColumnConstraints(NAMES), growing());
        int line = 0;
        for (Sheet.Row row : sheet.rows()) {
            Label name = Parts.wrapping(row.name(), "small", "muted");
            Label value = Parts.label(row.value(), "mono");
            value.setWrapText(true);
            name.setLabelFor(value);
            GridPane.setValignment(name, VPos.TOP);
            grid.addRow(line++, name, value);
        }
        VBox top = new VBox(head(sheet), Parts.label(sheet.kind(), "muted"));
        top.getStyleClass().add("details-head");
        content.getChildren().setAll(top);
        add(found, Answer.Turn.FIRST);
        content.getChildren().add(grid);
        add(found, Answer.Turn.LAST);
    }

    private void add(List<Answer> found, Answer.Turn turn) {
        found.stream().filter(answer -> answer.turn() == turn).forEach(answer -> content.getChildren().add(pane.draw(answer)));
    }

    private static ColumnConstraints growing() {
        ColumnConstraints growing = new ColumnConstraints();
        growing.setHgrow(Priority.ALWAYS);
        return growing;
    }
}
