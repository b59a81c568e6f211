package volscope.app.view.terminal;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import volscope.app.session.Act;
import volscope.app.session.Learning;
import volscope.app.session.Session;

/** Where a line is typed: Enter runs it, up and down bring back earlier ones, Tab completes. */
final class CommandLineField extends TextField {
    private static final int MOST_OFFERED = 14;
    private static final double LETTER = 7.2;

    private final Session session;
    private final Supplier<List<String>> earlier;
    private Optional<Learning.Proposal> proposed = Optional.empty();
    private int back;

    CommandLineField(Session session, Supplier<List<String>> earlier) {
        this.session = session;
        this.earlier = earlier;
        getStyleClass().addAll("command-line", "mono");
        TypedAhead ahead = new TypedAhead(session);
        textProperty().addListener((property, before, now) -> ahead.typed(now));
        setOnAction(event -> submit());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setOnDragOver(this::over);
        setOnDragDropped(this::dropped);
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasString() && !event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        if (event.getDragboard().hasString() && !event.getDragboard().hasFiles()) {
            requestFocus();
            end();
            take(event.getDragboard().getString());
            event.setDropCompleted(true);
            event.consume();
        }
    }

    @Override
    public void paste() {
        Optional.ofNullable(Clipboard.getSystemClipboard().getString()).ifPresent(this::take);
    }

    /** Words from elsewhere stand here as one line, to be run by a person: lines follow one another, what is not run is left out. */
    private void take(String words) {
        String line = words.replace("\\\n", " ").strip();
        replaceSelection(line.contains("\n")
                ? line.lines().map(String::strip).filter(text -> !text.isEmpty() && !text.startsWith("#")).collect(Collectors.joining("; "))
                : line);
    }

    private void submit() {
        String line = getText().strip();
        clear();
        back = 0;
        if (!line.isEmpty()) {
            session.run(line, Act.Source.TYPED);
        }
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> recall(back + 1);
            case DOWN -> recall(back - 1);
            case TAB -> complete();
            default -> {
                return;
            }
        }
        if (event.getCode() != KeyCode.TAB || !getText().isEmpty()) {
            event.consume();
        }
    }

    /** Writes a line that a lesson proposes, once; it is not run. */
    void propose(Optional<Learning.Proposal> proposal) {
        if (!proposal.equals(proposed)) {
            proposed = proposal;
            proposal.ifPresent(next -> {
                setText(next.line());
                end();
                requestFocus();
            });
        }
    }

    private void recall(int steps) {
        List<String> lines = earlier.get();
        if (steps < 0 || steps > lines.size()) {
            return;
        }
        back = steps;
        setText(steps == 0 ? "" : lines.get(lines.size() - steps));
        end();
    }

    /** An empty line leaves Tab to the focus. */
    private void complete() {
        String text = getText();
        int cursor = getCaretPosition();
        if (!text.isEmpty()) {
            session.complete(text, cursor).thenAccept(words -> Platform.runLater(() -> insert(text, cursor, words)));
        }
    }

    private void insert(String text, int cursor, List<String> words) {
        if (words.isEmpty() || !getText().equals(text)) {
            return;
        }
        int from = text.lastIndexOf(' ', Math.max(0, cursor - 1)) + 1;
        String word = words.stream().reduce(CommandLineField::common).orElse("") + (words.size() == 1 ? " " : "");
        if (word.length() >= cursor - from) {
            replaceText(from, cursor, word);
        }
        if (words.size() > 1 && word.length() <= cursor - from) {
            offer(from, words);
        }
    }

    /** What there is to choose from, where what is common is there already. */
    private void offer(int from, List<String> words) {
        ContextMenu menu = new ContextMenu();
        menu.setId("completions");
        for (String word : words.stream().limit(MOST_OFFERED).toList()) {
            MenuItem item = new MenuItem(word);
            item.setMnemonicParsing(false);
            item.setOnAction(event -> replaceText(from, getCaretPosition(), word + " "));
            menu.getItems().add(item);
        }
        menu.show(this, Side.TOP, from * LETTER, 0);
    }

    private static String common(String first, String second) {
        int at = 0;
        while (at < Math.min(first.length(), second.length()) && first.charAt(at) == second.charAt(at)) {
            at++;
        }
        return first.substring(0, at);
    }
}
