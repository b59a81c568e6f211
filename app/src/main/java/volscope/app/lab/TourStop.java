package volscope.app.lab;

import java.util.List;
import java.util.Optional;

/**
 * A stop of the tour.
 *
 * @param name
 *            the name of its lab, and of its pictures
 * @param panel
 *            the panel to look at
 */
public record TourStop(String name, String panel) {

    /** The stops in order. */
    public static List<TourStop> all() {
        return List.of(new TourStop("disk", "map"), new TourStop("refused", "stack"), new TourStop("dax", "pages"));
    }

    /** Its lab. */
    public Lab lab() {
        return new Lab(name, Sandbox.Resource.text("/volscope/tour/" + name + ".lab"), Optional.empty());
    }
}
