package volscope.app.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import volscope.app.view.Panel;
import volscope.app.view.Place;

/** Which panels stand where. */
enum Layout {
    /** Everything in its place. */
    MANAGE(248, List.of(), Set.of()),
    /** The lesson and its goals at the left, in place of the inspector. */
    LEARN(376, List.of("lesson", "goals"), Set.of(Place.INSPECTOR));

    private final double leftWidth;
    @SuppressWarnings("ImmutableEnumChecker") // Lists of this kind can't be changed.
    private final List<String> leftFirst;
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Place> hidden;

    Layout(double leftWidth, List<String> leftFirst, Set<Place> hidden) {
        this.leftWidth = leftWidth;
        this.leftFirst = leftFirst;
        this.hidden = hidden;
    }

    /** How wide the left column is. */
    double leftWidth() {
        return leftWidth;
    }

    /** The panel to look at first, if the layout is made for one. */
    Optional<String> first() {
        return leftFirst.stream().findFirst();
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
