package volscope.app.shell;

import jakarta.inject.Inject;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Frames;
import volscope.app.view.Icons;
import volscope.app.view.Parts;

/** The bar above: undo, redo, which kernel this is, light or dark. */
final class TopBar extends HBox {
    private final Texts texts;
    private final Button undo;
    private final Button redo;
    private final Button theme;

    @Inject
    TopBar(Session session, Frames frames, Texts texts, ToolButtons tools, WorldSwitch worlds) {
        this.texts = texts;
        getStyleClass().add("top-bar");
        undo = named("undo", Feather.CORNER_UP_LEFT, "bar.undo");
        redo = named("redo", Feather.CORNER_UP_RIGHT, "bar.redo");
        theme = named("theme", Feather.MOON, "bar.theme");
        undo.setOnAction(event -> session.undo());
        redo.setOnAction(event -> session.redo());
        getChildren().setAll(Parts.label(texts.get("window.title"), "product"), undo, redo, tools, Parts.spring(), worlds, theme);
        var unused = frames.follow(this::show);
    }

    private Button named(String id, Feather icon, String key) {
        Button button = Parts.iconButton(icon, texts.get(key));
        button.setId(id);
        return button;
    }

    /** What the button for light and dark does. */
    void onTheme(Runnable action) {
        theme.setOnAction(event -> action.run());
    }

    /** The button shows what it leads to. */
    void shows(Theme now) {
        theme.setGraphic(Icons.of(now == Theme.DARK ? Feather.SUN : Feather.MOON));
    }

    private void show(Frame frame) {
        undo.setDisable(frame.history().lastAct().isEmpty());
        redo.setDisable(frame.history().undone().isEmpty());
    }
}
