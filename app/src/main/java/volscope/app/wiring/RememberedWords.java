package volscope.app.wiring;

import java.util.Optional;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import volscope.app.lab.Memory;

/** Words in the preferences of the person. */
final class RememberedWords implements Memory {
    private static final String NODE = "volscope/settings";

    private static Preferences node() {
        return Preferences.userRoot().node(NODE);
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.of(node().get(key, "")).filter(word -> !word.isEmpty());
    }

    @Override
    public void put(String key, String word) {
        Preferences node = node();
        if (!get(key).equals(Optional.of(word))) {
            node.put(key, word);
            try {
                node.flush();
            } catch (BackingStoreException e) {
                // Then the next run starts without it.
            }
        }
    }
}
