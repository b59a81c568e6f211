package volscope.app.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import volscope.app.session.Session;
import volscope.app.view.Place;

/** The keys that hold everywhere. A text field that is being written in has its own undo; an empty one leaves it to the lab. */
final class Keys {
    private final Map<KeyCombination, Runnable> keys = new LinkedHashMap<>();

    Keys(Session session, MainWindow window, ToolButtons tools) {
        put("Shortcut+Z", session::undo);
        put("Shortcut+Shift+Z", session::redo);
        put("Alt+1", () -> window.focus(Place.STORAGE));
        put("Alt+2", () -> window.focus(Place.CENTER));
        put("Alt+3", () -> window.focus(Place.INSPECTOR));
        put("Alt+4", () -> window.focus(Place.TIMELINE));
        put("Alt+5", () -> window.focus(Place.LOWER));
        tools.tools().forEach(tool -> put(tool.keys(), () -> tools.open(tool)));
    }

    private void put(String combination, Runnable action) {
        keys.put(KeyCombination.valueOf(combination), action);
    }

    void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (scene.getFocusOwner() instanceof TextInputControl field && !field.getText().isEmpty() && !event.isAltDown()) {
                return;
            }
            keys.forEach((combination, action) -> {
                if (combination.match(event)) {
                    action.run();
                    event.consume();
                }
            });
        });
    }
}
