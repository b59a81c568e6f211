package volscope.app.view.terminal;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** Draws a line of the terminal. */
final class TerminalCell extends ListCell<TerminalLine> {
    private final Texts texts;
    private final Label prompt = Parts.label("", "mono");
    private final Label text = Parts.label("", "mono");
    private final Label note = Parts.label("", "note");
    private final HBox line = Parts.row("terminal-line", prompt, text, note);

    TerminalCell(Texts texts) {
        this.texts = texts;
    }

    @Override
    protected void updateItem(@Nullable TerminalLine item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        if (empty || item == null) {
            setGraphic(null);
            return;
        }
        line.getStyleClass().setAll("terminal-line", item.kind().name().toLowerCase(java.util.Locale.ROOT));
        prompt.setText(prompt(item));
        text.setText(item.text());
        note.setText(item.exitCode() == 0 ? "" : texts.get("terminal.exit", item.exitCode()));
        setAccessibleText(prompt.getText() + item.text() + " " + note.getText());
        setGraphic(line);
    }

    private String prompt(TerminalLine item) {
        return switch (item.kind()) {
            case TYPED, COMPOSED -> "$ ";
            case OUTPUT -> "";
            case KERNEL -> texts.get("terminal.kernel") + "  ";
            case WAITS -> texts.get("terminal.waits") + "  ";
        };
    }
}
