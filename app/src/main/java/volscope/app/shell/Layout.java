package volscope.app.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import volscope.app.view.Panel;
import volscope.app.view.Place;

/** Which panels stand where. */
enum Layout {
    /** Everything in its place. */
    MANAGE(248, Set.of(), Set.of()),
    /** The lesson and its goals at the left, in place of the inspector. */
    LEARN(376, Set.of("lesson", "goals"), Set.of(Place.INSPECTOR));

    private final double leftWidth;
    private final Set<String> leftFirst;
    private final Set<Place> hidden;

    Layout(double leftWidth, Set<String> leftFirst, Set<Place> hidden) {
        this.leftWidth = leftWidth;
        this.leftFirst = leftFirst;
        this.hidden = hidden;
    }

    /** How wide the left column is. */
    double leftWidth() {
        return leftWidth;
    }

    /** Whether a place is left out. */
    boolean hides(Place place) {
        return hidden.contains(place);
    }

    /** The panels of a place, in order. */
    List<Panel> panels(List<Panel> all, Place place) {
        return all.stream().filter(panel -> place(panel) == place)
                .sorted(Comparator.comparing((Panel panel) -> !leftFirst.contains(panel.name())).thenComparingInt(Panel::rank)).toList();
    }

    private Place place(Panel panel) {
        return leftFirst.contains(panel.name()) ? Place.STORAGE : panel.place();
    }
}
