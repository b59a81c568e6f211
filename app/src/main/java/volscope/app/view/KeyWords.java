package volscope.app.view;

import java.util.List;
import javafx.scene.input.KeyCombination;
import volscope.app.text.Texts;

/** Keys as a person reads them, on a keyboard of the language. */
public final class KeyWords {
    private static final List<String> NAMED = List.of("Ctrl", "Shift", "Insert", "Delete", "Home", "End", "Space");

    private KeyWords() {
    }

    /**
     * What stands on the keys.
     *
     * @param keys
     *            as a key combination is written, or a single character that is typed; may be empty
     */
    public static String of(String keys, Texts texts) {
        if (keys.length() < 2) {
            return keys;
        }
        String words = KeyCombination.valueOf(keys).getDisplayText().replace("Equals", "=").replace("Minus", "-").replace("Comma", ",")
                .replace("Period", ".");
        for (String name : NAMED) {
            words = words.replace(name, texts.get("key." + name));
        }
        return words;
    }
}
