package volscope.app.view.terminal;

import jakarta.inject.Inject;
import java.util.List;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lesson.LogEntry;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.text.Texts;
import volscope.app.view.Clip;
import volscope.app.view.Frames;
import volscope.app.view.Panel;
import volscope.app.view.Parts;
import volscope.app.view.Place;
import volscope.app.view.Seat;

/** The terminal. */
public final class TerminalView implements Panel {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final double LINE = 18;
    private static final double INPUT_AND_PADDING = 36;

    private final Frames frames;
    private final Session session;
    private final TerminalModel model;
    private final ListView<TerminalLine> list;
    private final CommandLineField field;
    private final VBox box;
    private final Button script;
    private Object shown = List.of();

    @Inject
    TerminalView(Frames frames, Session session, Texts texts) {
        this.frames = frames;
        this.session = session;
        model = new TerminalModel(frames.shown());
        list = new ListView<>(model.lines());
        field = new CommandLineField(session, model::commands);
        field.setId("command-line");
        field.setAccessibleText(texts.get("terminal.input"));
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox input = Parts.row("terminal-input", Parts.label("$ ", "mono", "prompt"), field);
        box = new VBox(list, input);
        box.getStyleClass().add("terminal");
        box.setOnMouseClicked(event -> field.requestFocus());
        script = Parts.button(Feather.COPY, texts.get("terminal.script"), "quiet", "compact-text");
        script.setId("terminal-script");
        script.setFocusTraversable(true);
        script.setOnAction(event -> Clip.put(script()));
        box.setId(name());
        configure(texts);
    }

    /** The lines of the branch, as a lab file has them. */
    private String script() {
        return "#: kernel=" + frames.shown().revision().kernel() + "\n" + String.join("\n", model.commands()) + "\n";
    }

    private void show(Frame frame) {
        if (model.show(frame)) {
            list.refresh();
        }
        Object moment = List.of(frame.look(), frame.revision().id());
        if (!moment.equals(shown)) {
            shown = moment;
            showEnd();
        }
    }

    /** A question is answered by running its line again with the answer on its standard input. */
    private void answer(int act, String word) {
        String line = frames.shown().history().acts().get(act).line();
        session.learn(attempt -> attempt.logging(LogEntry.Kind.ANSWER, word));
        session.runInstead(List.of("echo " + word + " | " + line), Act.Source.POINTED);
    }

    private void configure(Texts texts) {
        list.setAccessibleText(texts.get("terminal.output"));
        TerminalCell.Acts acts = new TerminalCell.Acts() {
            @Override
            public void select(Selection selection) {
                session.select(selection);
            }

            @Override
            public void answer(int act, String word) {
                TerminalView.this.answer(act, word);
            }
        };
        list.setCellFactory(view -> new TerminalCell(texts, model, acts));
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
            list.scrollTo(model.top((int) Math.floor(list.getPrefHeight() / LINE)));
        });
    }

    private void copy() {
        Clip.put(String.join("\n", list.getSelectionModel().getSelectedItems().stream().map(TerminalLine::text).toList()));
    }

    @Override
    public Seat seat() {
        return new Seat("terminal", Place.LOWER, 1);
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public List<Node> tail() {
        return List.of(script);
    }

    @Override
    public void focus() {
        field.requestFocus();
    }

    @Override
    public Subscription attach() {
        return frames.follow(frame -> {
            show(frame);
            field.propose(frame.learning().proposal());
        });
    }
}
