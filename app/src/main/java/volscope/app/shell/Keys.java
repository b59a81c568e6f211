package volscope.app.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The keys that hold everywhere. A text field that is being written in keeps those that write; an empty one leaves them to the lab. */
final class Keys {
    /** The style of what does something else with Space. */
    private static final String TAKES_SPACE = "takes-space";

    private static final List<String> WRITING = List.of("Shortcut+Z", "Shortcut+Shift+Z", "Delete", "Insert", "Shortcut+Shift+C",
            "Shortcut+Space");

    private final Map<KeyCombination, WindowCommand> keys = new LinkedHashMap<>();
    private final Map<String, WindowCommand> characters = new LinkedHashMap<>();
    private final WindowCommands commands;
    private final BooleanSupplier inTree;

    /**
     * @param inTree
     *            whether the storage tree has the keys; letters are commands there alone
     */
    Keys(WindowCommands commands, BooleanSupplier inTree) {
        this.commands = commands;
        this.inTree = inTree;
        commands.all().forEach(command -> command.keys().forEach(key -> put(key, command)));
    }

    private void put(String key, WindowCommand command) {
        if (isCharacter(key)) {
            characters.put(key, command);
        } else {
            keys.put(KeyCombination.valueOf(key), command);
        }
    }

    private static boolean isCharacter(String key) {
        return key.length() == 1;
    }

    void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(scene.getFocusOwner(), event));
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> typed(scene.getFocusOwner(), event));
    }

    private void pressed(@Nullable Node focused, KeyEvent event) {
        boolean writing = focused instanceof TextInputControl field && !field.getText().isEmpty();
        for (Map.Entry<KeyCombination, WindowCommand> entry : keys.entrySet()) {
            if (entry.getKey().match(event) && !(writing && isWriting(entry.getValue(), entry.getKey()))) {
                entry.getValue().run();
                event.consume();
                return;
            }
        }
        if (event.getCode() == KeyCode.ENTER && focused instanceof ButtonBase button && !button.getStyleClass().contains("tab")) {
            button.fire();
            event.consume();
        }
        if (event.getCode() == KeyCode.SPACE && !event.isControlDown() && !needsSpace(focused)) {
            commands.get("time.play").run();
            event.consume();
        }
    }

    private static boolean isWriting(WindowCommand command, KeyCombination key) {
        return command.keys().stream().filter(WRITING::contains).map(KeyCombination::valueOf).anyMatch(key::equals);
    }

    /** Space plays and pauses, but on what it presses, marks or writes into. */
    private static boolean needsSpace(@Nullable Node focused) {
        return focused == null || focused instanceof TextInputControl || focused instanceof ButtonBase || focused instanceof ComboBoxBase
                || focused instanceof Slider || focused instanceof ListView || focused instanceof TreeView
                || focused.getStyleClass().contains(TAKES_SPACE);
    }

    private void typed(@Nullable Node focused, KeyEvent event) {
        WindowCommand command = characters.get(event.getCharacter().toUpperCase(Locale.ROOT));
        boolean letter = command != null && Character.isLetter(event.getCharacter().charAt(0));
        if (command != null && !(focused instanceof TextInputControl) && (!letter || inTree.getAsBoolean())) {
            command.run();
            event.consume();
        }
    }
}
