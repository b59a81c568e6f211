package volscope.app.view.terminal;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import volscope.app.session.Act;
import volscope.app.text.Texts;
import volscope.app.text.WaitWords;
import volscope.app.view.Parts;
import volscope.app.view.terminal.Marking.Mark;

/** Draws a line of the terminal. */
final class TerminalCell extends ListCell<TerminalLine> {
    private final Texts texts;
    private final WaitWords waits;
    private final TerminalModel model;
    private final Acts acts;
    private final Label prompt = Parts.label("", "mono");
    /** The whole line in one, for those who do not see it; what is seen are its pieces. */
    private final Label text = Parts.label("", "mono");
    private final HBox pieces = Parts.row("terminal-pieces");
    private final Label note = Parts.label("", "note");
    private final HBox line = Parts.row("terminal-line", prompt, text, pieces, note);

    /** What a line can do. */
    interface Acts {
        /** Selects what a word names. */
        void select(volscope.app.session.Selection selection);

        /** Answers the question of an act. */
        void answer(int act, String word);
    }

    TerminalCell(Texts texts, TerminalModel model, Acts acts) {
        this.texts = texts;
        waits = new WaitWords(texts);
        this.model = model;
        this.acts = acts;
        text.setVisible(false);
        text.setManaged(false);
        pieces.setMinWidth(USE_PREF_SIZE);
        note.setMinWidth(USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(@Nullable TerminalLine item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        line.getStyleClass().setAll("terminal-line", item.kind().name().toLowerCase(Locale.ROOT),
                "mark-" + item.mark().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (model.isLater(item)) {
            line.getStyleClass().add("later");
        }
        prompt.setText(prompt(item));
        String said = item.kind() == TerminalLine.Kind.WAITS ? waits.reason(item.text()) : item.text();
        text.setText(said);
        pieces.getChildren().setAll(model.links().pieces(said).stream().map(this::node).toList());
        if (item.kind() == TerminalLine.Kind.QUESTION && model.isLast(item)) {
            pieces.getChildren().addAll(answer(item, "y"), answer(item, "n"));
        }
        String words = note(item);
        note.setText(words);
        note.getStyleClass().setAll("label", "note", isBad(item) ? "bad-note" : "muted-note");
        setAccessibleText(prompt.getText() + said + " " + words);
        setGraphic(line);
    }

    private static boolean isBad(TerminalLine item) {
        return item.exitCode() != 0 || item.mark() == Mark.CAUSE || item.mark() == Mark.RULE;
    }

    private Node node(Links.Piece piece) {
        if (piece.selection().isEmpty()) {
            return Parts.label(piece.text(), "mono");
        }
        Hyperlink link = new Hyperlink(piece.text());
        link.getStyleClass().setAll("terminal-link");
        link.setFocusTraversable(false);
        link.setOnAction(event -> acts.select(piece.selection().get()));
        return link;
    }

    private Button answer(TerminalLine item, String word) {
        Button button = new Button(word);
        button.setId("answer-" + word);
        button.getStyleClass().add("answer");
        button.setAccessibleText(texts.get("terminal.answer", word));
        button.setOnAction(event -> acts.answer(item.act(), word));
        return button;
    }

    private String prompt(TerminalLine item) {
        return switch (item.kind()) {
            case TYPED, COMPOSED -> "$ ";
            case OUTPUT, QUESTION -> "";
            case KERNEL -> texts.get("terminal.kernel") + "  ";
            case WAITS -> texts.get("terminal.waits") + "  ";
        };
    }

    private String note(TerminalLine item) {
        if (item.isFirst()) {
            return texts.get("terminal.mark." + item.mark());
        }
        if (!item.isCommand()) {
            return "";
        }
        Optional<String> paused = model.paused(item).map(at -> texts.get("terminal.paused", at.step(), at.of(), at.label()));
        if (paused.isPresent()) {
            return paused.get();
        }
        boolean clicked = model.source(item) == Act.Source.POINTED;
        String composed = clicked ? texts.get("terminal.clicked", model.moment(item)) : "";
        String failed = item.exitCode() == 0 ? "" : texts.get("terminal.exit", item.exitCode());
        return composed.isEmpty() || failed.isEmpty() ? composed + failed : failed + "   " + composed;
    }
}
