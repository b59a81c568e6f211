package volscope.app.view.terminal;

import jakarta.inject.Inject;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.text.Texts;
import volscope.app.view.Frames;
import volscope.app.view.Panel;
import volscope.app.view.Parts;
import volscope.app.view.Place;

/** The terminal. */
public final class TerminalView implements Panel {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final double LINE = 18;
    private static final double INPUT_AND_PADDING = 36;

    private final Frames frames;
    private final TerminalModel model = new TerminalModel();
    private final ListView<TerminalLine> list = new ListView<>(model.lines());
    private final CommandLineField field;
    private final VBox box;

    @Inject
    TerminalView(Frames frames, Session session, Texts texts) {
        this.frames = frames;
        field = new CommandLineField(session, model::commands);
        field.setId("command-line");
        field.setAccessibleText(texts.get("terminal.input"));
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox input = Parts.row("terminal-input", Parts.label("$ ", "mono", "prompt"), field);
        box = new VBox(list, input);
        box.setId(name());
        box.getStyleClass().add("terminal");
        box.setOnMouseClicked(event -> field.requestFocus());
        configure(texts);
    }

    private void configure(Texts texts) {
        list.setAccessibleText(texts.get("terminal.output"));
        list.setCellFactory(view -> new TerminalCell(texts));
        list.setFixedCellSize(LINE);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
        box.setMinHeight(0);
        box.heightProperty().addListener((property, before, now) -> grown());
        model.lines().addListener((ListChangeListener<TerminalLine>) change -> grown());
        grown();
    }

    /** The prompt follows the last line, until the lines fill the panel. */
    private void grown() {
        double room = Math.floor((box.getHeight() - INPUT_AND_PADDING) / LINE) * LINE;
        double height = Math.min(model.lines().size() * LINE, Math.max(room, LINE));
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.setMaxHeight(height);
        showEnd();
    }

    /** After the layout that is due, which knows how many lines fit. */
    private void showEnd() {
        Platform.runLater(() -> {
            box.layout();
            list.scrollTo(model.lines().size() - 1);
        });
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(String.join("\n", list.getSelectionModel().getSelectedItems().stream().map(TerminalLine::text).toList()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public String name() {
        return "terminal";
    }

    @Override
    public Place place() {
        return Place.LOWER;
    }

    @Override
    public int rank() {
        return 1;
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void focus() {
        field.requestFocus();
    }

    @Override
    public Subscription attach() {
        return frames.follow(frame -> {
            model.show(frame);
            field.propose(frame.learning().proposal());
        });
    }
}
