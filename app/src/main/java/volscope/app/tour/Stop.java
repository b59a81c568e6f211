package volscope.app.tour;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A stop of the tour.
 *
 * @param name
 *            the name of its lab, and of its pictures
 * @param panel
 *            the panel to look at
 */
record Stop(String name, String panel) {

    /** The stops in order. */
    static List<Stop> all() {
        return List.of(new Stop("refused", "stack"), new Stop("disk", "map"), new Stop("dax", "pages"));
    }

    /** The text of the lab. */
    String script() {
        String path = "/volscope/tour/" + name + ".lab";
        try (InputStream in = Objects.requireNonNull(Stop.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
