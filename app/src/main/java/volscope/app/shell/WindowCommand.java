package volscope.app.shell;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Something that the window does when it is asked by a key, in a menu or in the search.
 *
 * @param id
 *            its name, the menu it stands in before the dot
 * @param words
 *            the key of its words in the bundle
 * @param keys
 *            the keys that do it, as a key combination is written, or a single character that is typed
 * @param can
 *            whether it can be done now
 * @param action
 *            does it
 */
record WindowCommand(String id, String words, List<String> keys, BooleanSupplier can, Runnable action) {

    /** The menu it stands in. */
    String menu() {
        return id.substring(0, id.indexOf('.'));
    }

    /** Its name within the menu. */
    String name() {
        return id.substring(id.indexOf('.') + 1);
    }

    /** Does it if it can be done. */
    void run() {
        if (can.getAsBoolean()) {
            action.run();
        }
    }
}
