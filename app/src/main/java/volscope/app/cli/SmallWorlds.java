package volscope.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The scripts that are explored when nobody names one, in their order: together they have all that snapshots of mapped files go through. */
final class SmallWorlds {
    private static final String FOLDER = "/volscope/check/";

    private SmallWorlds() {
    }

    /**
     * A script.
     *
     * @param name
     *            what it is called
     * @param script
     *            its text
     */
    record SmallWorld(String name, String script) {
    }

    static List<SmallWorld> all() {
        return text("worlds.txt").lines().filter(name -> !name.isBlank()).map(name -> new SmallWorld(name, text(name + ".lab"))).toList();
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(SmallWorlds.class.getResourceAsStream(FOLDER + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
