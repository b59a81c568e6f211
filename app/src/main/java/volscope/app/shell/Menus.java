package volscope.app.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.KeyWords;
import volscope.app.view.Parts;

/** The menu of the window: every command, with its keys. */
final class Menus {
    private final Texts texts;

    Menus(Texts texts) {
        this.texts = texts;
    }

    /** A button that opens the menu. */
    MenuButton button(WindowCommands commands) {
        MenuButton button = new MenuButton("", Icons.of(Feather.MENU));
        button.setId("menu");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("quiet", "icon-only", "no-arrow");
        button.setAccessibleText(texts.get("bar.menu"));
        button.setTooltip(new Tooltip(texts.get("bar.menu")));
        Map<String, Menu> menus = new LinkedHashMap<>();
        List<Runnable> refresh = new ArrayList<>();
        for (WindowCommand command : commands.all()) {
            Menu menu = menus.computeIfAbsent(command.menu(), key -> new Menu(texts.get("menu." + key)));
            MenuItem item = item(command);
            menu.getItems().add(item);
            refresh.add(() -> item.setDisable(!command.can().getAsBoolean()));
        }
        button.getItems().setAll(menus.values());
        button.setOnShowing(event -> refresh.forEach(Runnable::run));
        return button;
    }

    private MenuItem item(WindowCommand command) {
        String name = texts.get(command.words());
        HBox words = Parts.row("menu-line", Parts.label(name), Parts.spring());
        command.keys().stream().findFirst().ifPresent(keys -> words.getChildren().add(Parts.label(KeyWords.of(keys, texts), "menu-keys")));
        CustomMenuItem item = new CustomMenuItem(words);
        item.setId("menu-" + command.id().replace('.', '-'));
        item.setOnAction(event -> command.run());
        return item;
    }
}
