package volscope.app.wiring;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import volscope.app.lab.Recent;
import volscope.app.lab.Recents;

/** Files in the preferences of the person: each a time in milliseconds and a path. What can't be read is left out. */
final class RememberedFiles implements Recents {
    private static final String NODE = "volscope/recent";
    /** Held here, so that its level is not collected with it: without a home there is nothing to remember, and nothing to say. */
    private static final Logger STORE = Logger.getLogger("java.util.prefs");

    RememberedFiles() {
        STORE.setLevel(Level.OFF);
    }

    private static Preferences node() {
        return Preferences.userRoot().node(NODE);
    }

    @Override
    public List<Recent> list() {
        List<Recent> files = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            add(files, node().get(String.valueOf(i), ""));
        }
        return files;
    }

    private static void add(List<Recent> files, String text) {
        String[] parts = text.split(" ", 2);
        try {
            if (parts.length == 2) {
                files.add(new Recent(Path.of(parts[1]), Instant.ofEpochMilli(Long.parseLong(parts[0]))));
            }
        } catch (NumberFormatException | InvalidPathException e) {
            // An entry of another kind is no file.
        }
    }

    @Override
    public void keep(List<Recent> files) {
        Preferences node = node();
        try {
            node.clear();
            for (int i = 0; i < files.size(); i++) {
                node.put(String.valueOf(i), files.get(i).at().toEpochMilli() + " " + files.get(i).file().toAbsolutePath());
            }
            node.flush();
        } catch (BackingStoreException e) {
            // Then the next run starts without them.
        }
    }
}
