package volscope.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.History;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.Parts;

/** A button that goes one line back or forth, and beside it the list of those one can go to at once. */
final class HistoryMenu extends HBox {
    private static final int MOST = 20;

    private final Button once;
    private final MenuButton list;
    private final Function<History, List<Act>> acts;
    private final Supplier<CompletableFuture<Frame>> step;

    /**
     * @param id
     *            {@code undo} or {@code redo}
     * @param name
     *            its verb with its keys
     * @param all
     *            what the list is called
     * @param acts
     *            the lines one can go over, the nearest first
     * @param step
     *            goes over one
     */
    HistoryMenu(String id, Feather icon, String name, String all, Function<History, List<Act>> acts,
            Supplier<CompletableFuture<Frame>> step) {
        this.acts = acts;
        this.step = step;
        once = Parts.iconButton(icon, name);
        once.setId(id);
        once.getStyleClass().add("split-first");
        once.setOnAction(event -> {
            var _ = step.get();
        });
        list = new MenuButton("", Icons.small(Feather.CHEVRON_DOWN));
        list.setId(id + "-list");
        list.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        list.getStyleClass().addAll("quiet", "split-rest", "no-arrow");
        list.setAccessibleText(all);
        list.setTooltip(new Tooltip(all));
        getStyleClass().add("split");
        getChildren().setAll(once, list);
    }

    static HistoryMenu undo(Texts texts, Supplier<CompletableFuture<Frame>> step) {
        return new HistoryMenu("undo", Feather.CORNER_UP_LEFT, texts.get("bar.undo"), texts.get("bar.undo.list"),
                History::undoable, step);
    }

    static HistoryMenu redo(Texts texts, Supplier<CompletableFuture<Frame>> step) {
        return new HistoryMenu("redo", Feather.CORNER_UP_RIGHT, texts.get("bar.redo"), texts.get("bar.redo.list"),
                history -> history.undone().reversed(), step);
    }

    /** Opens the list. */
    void open() {
        list.show();
    }

    void show(Frame frame) {
        List<Act> next = acts.apply(frame.history());
        once.setDisable(next.isEmpty());
        list.setDisable(next.isEmpty());
        List<MenuItem> items = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, next.size()); i++) {
            items.add(item(next.get(i).line(), i + 1));
        }
        list.getItems().setAll(items);
    }

    private MenuItem item(String line, int steps) {
        MenuItem item = new MenuItem(line);
        item.setMnemonicParsing(false);
        item.getStyleClass().add("line-item");
        item.setOnAction(event -> {
            for (int i = 0; i < steps; i++) {
                var _ = step.get();
            }
        });
        return item;
    }
}
