package volscope.app.tour;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import volscope.app.session.Selection;

/**
 * A stop of the tour.
 *
 * @param name
 *            the name of its lab, and of its pictures
 * @param selection
 *            what is selected for the picture; nothing where the lab's end selects by itself
 */
record Stop(String name, Selection selection) {

    /** The stops in order. */
    static List<Stop> all() {
        return List.of(new Stop("refused", new Selection.None()), new Stop("disk", new Selection.Volume("vg0", "snap0")),
                new Stop("dax", new Selection.Volume("vg0", "snap0")));
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
