package volscope.app.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import volscope.app.view.Panel;
import volscope.app.view.Place;

/** Which panels stand where, and which of them are in view at first. */
enum Layout {
    /** Everything in its place. */
    MANAGE(248, 176 + 136, List.of(), List.of("map", "details", "terminal"), Set.of()),
    /** The lesson and its goals at the left, in place of the inspector, with more room for the card. */
    LEARN(376, 112 + 136, List.of("lesson", "goals"), List.of("lesson", "map", "terminal"), Set.of(Place.INSPECTOR)),
    /** Three panels that can be seen from far away. */
    PRESENT(248, 112, List.of(), List.of("map"), Set.of(Place.INSPECTOR, Place.LOWER)),
    /** Layers and what the kernel says, with room below. */
    DEBUG(248, 280 + 136, List.of(), List.of("stack", "events", "why"), Set.of());

    private final double leftWidth;
    private final double lowerHeight;
    @SuppressWarnings("ImmutableEnumChecker") // Lists of this kind can't be changed.
    private final List<String> leftFirst;
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> shown;
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Place> hidden;

    Layout(double leftWidth, double lowerHeight, List<String> leftFirst, List<String> shown, Set<Place> hidden) {
        this.leftWidth = leftWidth;
        this.lowerHeight = lowerHeight;
        this.leftFirst = leftFirst;
        this.shown = shown;
        this.hidden = hidden;
    }

    /** How wide the left column is. */
    double leftWidth() {
        return leftWidth;
    }

    /** How high timeline and lower panel are together. */
    double lowerHeight() {
        return lowerHeight;
    }

    /** The panels to look at first. */
    List<String> shown() {
        return shown;
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
