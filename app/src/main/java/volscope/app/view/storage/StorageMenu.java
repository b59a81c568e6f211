package volscope.app.view.storage;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Texts;
import volscope.app.view.Desk;
import volscope.app.view.Frames;
import volscope.app.view.Icons;
import volscope.app.view.Tool;

/** What can be done with the row under the pointer: every act that has something to act on there. */
final class StorageMenu {
    private final List<Tool> tools;
    private final Frames frames;
    private final Texts texts;
    private final ContextMenu menu = new ContextMenu();
    private Optional<Desk> desk = Optional.empty();

    @Inject
    StorageMenu(Set<Tool> tools, Frames frames, Texts texts) {
        this.tools = tools.stream().sorted(Comparator.comparingInt(Tool::rank)).toList();
        this.frames = frames;
        this.texts = texts;
        menu.setId("storage-menu");
        menu.setOnShowing(event -> refresh());
        refresh();
    }

    ContextMenu menu() {
        return menu;
    }

    void sitAt(Desk window) {
        desk = Optional.of(window);
    }

    private void refresh() {
        List<MenuItem> items = new ArrayList<>();
        MenuItem open = new MenuItem(texts.get("storage.open"), Icons.of(Feather.GRID));
        open.setOnAction(event -> desk.ifPresent(window -> window.open("map")));
        items.add(open);
        items.add(new SeparatorMenuItem());
        for (Tool tool : tools) {
            MenuItem item = new MenuItem(texts.get("tool." + tool.name()), Icons.of(tool.icon()));
            item.setId("storage-" + tool.name());
            item.setDisable(tool.line(frames.shown()).isEmpty());
            item.setOnAction(event -> desk.ifPresent(window -> window.act(tool.name())));
            items.add(item);
        }
        menu.getItems().setAll(items);
    }
}
