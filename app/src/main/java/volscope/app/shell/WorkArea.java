package volscope.app.shell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import volscope.app.text.Texts;
import volscope.app.view.Panel;
import volscope.app.view.Place;

/** The panels in their places: three columns, the timeline, the lower panel; or one place alone. */
final class WorkArea extends StackPane {
    private static final double INSPECTOR = 304;
    private static final double SMALLEST = 24;
    private static final double TIMELINE = 136;
    /** Narrower, there is no column at the right; lower, nothing stands below the timeline. */
    private static final double WIDE = 1180;
    private static final double HIGH = 580;
    private static final String SPLIT = "split.";
    private static final String TAB = "tab.";
    private static final String CLOSED = "closed.";

    private final Map<Place, PanelTabs> places = new EnumMap<>(Place.class);
    private final List<Panel> panels;
    private final Settings settings;
    private final Map<String, Split> splits = new LinkedHashMap<>();
    private Layout layout = Layout.MANAGE;
    private Set<Place> narrow = Set.of();
    private Optional<Place> alone = Optional.empty();
    private final Set<Place> closed = EnumSet.noneOf(Place.class);

    WorkArea(List<Panel> panels, Texts texts, Settings settings) {
        this.panels = panels;
        this.settings = settings;
        for (Place place : Place.values()) {
            PanelTabs tabs = new PanelTabs(texts, () -> maximise(place));
            tabs.setId("place-" + place);
            tabs.getStyleClass().add(place.name().toLowerCase(Locale.ROOT));
            places.put(place, tabs);
            if (place != Place.CENTER) {
                tabs.onClose(() -> close(place));
            }
        }
        tabs(Place.TIMELINE).hideStrip();
        widthProperty().addListener((property, before, now) -> fit());
        heightProperty().addListener((property, before, now) -> fit());
        arrange(Layout.MANAGE);
    }

    PanelTabs tabs(Place place) {
        return Objects.requireNonNull(places.get(place));
    }

    Layout arrangement() {
        return layout;
    }

    /** Puts every panel where a layout has it, dividers too. */
    void arrange(Layout next) {
        layout = next;
        alone = Optional.empty();
        closed.clear();
        hold();
        next.shown().forEach(this::open);
        build();
    }

    private void hold() {
        for (Place place : Place.values()) {
            tabs(place).hold(narrow.contains(place)
                    ? List.of()
                    : Stream.concat(Stream.of(place), narrow.stream().sorted()
                            .filter(gone -> place == Place.CENTER && !layout.hides(gone)))
                            .flatMap(from -> layout.panels(panels, from).stream())
                            .toList());
        }
    }

    private boolean hides(Place place) {
        return layout.hides(place) || narrow.contains(place) || closed.contains(place);
    }

    /** Takes a place out of sight, until it or a panel of it is asked for; the one in the middle stays. */
    void close(Place place) {
        if (place != Place.CENTER && closed.add(place)) {
            alone = Optional.empty();
            build();
            tabs(Place.CENTER).focus();
        }
    }

    /** Brings a place back that was closed. */
    void reopen(Place place) {
        if (closed.remove(place)) {
            build();
        }
    }

    /** Where there is no room for a place, its panels stand in the middle. */
    private void fit() {
        Set<Place> next = EnumSet.noneOf(Place.class);
        if (getWidth() < WIDE) {
            next.add(Place.INSPECTOR);
        }
        if (getHeight() < HIGH) {
            next.add(Place.LOWER);
        }
        if (!next.equals(narrow) && getWidth() > 0 && getHeight() > 0) {
            Optional<String> seen = tabs(Place.CENTER).selected().map(Panel::name);
            narrow = next;
            hold();
            seen.ifPresent(this::open);
            build();
        }
    }

    /** Puts the panels where a person left them in this layout. */
    void restore(Layout last) {
        arrange(last);
        settings.word(CLOSED + last).ifPresent(names -> Stream.of(names.split(" ")).forEach(name -> Stream.of(Place.values())
                .filter(place -> place != Place.CENTER && place.name().equals(name)).forEach(closed::add)));
        build();
        splits.forEach((name, split) -> settings.number(SPLIT + last + "." + name).filter(size -> size >= SMALLEST)
                .ifPresent(split::begin));
        for (Place place : Place.values()) {
            settings.word(TAB + last + "." + place).ifPresent(tabs(place)::select);
        }
    }

    /** Remembers where the panels stand. */
    void remember() {
        if (alone.isEmpty()) {
            settings.keep(layout);
            settings.keep(CLOSED + layout, closed.stream().map(Place::name).collect(Collectors.joining(" ")));
            splits.forEach((name, split) -> settings.keep(SPLIT + layout + "." + name, split.size()));
            places.forEach((place, tabs) -> tabs.selected()
                    .ifPresent(panel -> settings.keep(TAB + layout + "." + place, panel.name())));
        }
    }

    /** Shows one place alone, or all again. */
    void maximise(Place place) {
        alone = alone.isPresent() ? Optional.empty() : Optional.of(place);
        build();
        tabs(place).focus();
    }

    /** The place that is shown alone. */
    Optional<Place> alone() {
        return alone;
    }

    private void build() {
        getChildren().clear();
        getChildren().setAll(alone.<Node>map(this::tabs).orElseGet(this::all));
    }

    private Node all() {
        splits.clear();
        Node middle = hides(Place.INSPECTOR)
                ? tabs(Place.CENTER)
                : split("inspector", Orientation.HORIZONTAL, tabs(Place.CENTER), tabs(Place.INSPECTOR), Split.Fixed.SECOND, INSPECTOR);
        Node body = hides(Place.STORAGE)
                ? middle
                : split("storage", Orientation.HORIZONTAL, tabs(Place.STORAGE), middle, Split.Fixed.FIRST, layout.leftWidth());
        body.getStyleClass().add("panel-first");
        VBox below = new VBox();
        Stream.of(Place.TIMELINE, Place.LOWER).filter(place -> !hides(place)).forEach(place -> below.getChildren().add(tabs(place)));
        if (below.getChildren().isEmpty()) {
            return body;
        }
        below.getStyleClass().add("below");
        VBox.setVgrow(tabs(Place.TIMELINE), Priority.NEVER);
        VBox.setVgrow(tabs(Place.LOWER), Priority.ALWAYS);
        return split("below", Orientation.VERTICAL, body, below, Split.Fixed.SECOND,
                hides(Place.LOWER) ? TIMELINE : hides(Place.TIMELINE) ? layout.lowerHeight() - TIMELINE : layout.lowerHeight());
    }

    private Split split(String name, Orientation orientation, Node first, Node second, Split.Fixed fixed, double size) {
        Split split = new Split(orientation, first, second, fixed, size);
        splits.put(name, split);
        return split;
    }

    /** Brings a panel into view, wherever it stands. */
    void open(String panel) {
        places.forEach((place, tabs) -> {
            if (tabs.panels().stream().anyMatch(held -> held.name().equals(panel))) {
                reopen(place);
            }
        });
        places.values().forEach(tabs -> tabs.select(panel));
    }

    /** The place that has the keys. */
    Optional<Place> focused() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        for (Node node = owner; node != null; node = node.getParent()) {
            for (Map.Entry<Place, PanelTabs> entry : places.entrySet()) {
                if (entry.getValue() == node) {
                    return Optional.of(entry.getKey());
                }
            }
        }
        return Optional.empty();
    }

    /** Gives the keys to the place after the one that has them. */
    void focusNext() {
        List<Place> shown = new ArrayList<>(List.of(Place.values()));
        shown.removeIf(this::hides);
        alone.ifPresent(place -> shown.removeIf(other -> other != place));
        int at = focused().map(shown::indexOf).orElse(-1);
        tabs(shown.get((at + 1) % shown.size())).focus();
    }
}
