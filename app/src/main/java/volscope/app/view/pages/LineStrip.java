package volscope.app.view.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import volscope.app.text.Texts;
import volscope.model.machine.DirectFileInfo.Place;

/** The 64 cache lines of a page, one of them chosen: by a click, or by the arrow keys. */
final class LineStrip extends HBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final List<Region> cells = new ArrayList<>();
    private final Texts texts;
    private final IntConsumer changed;
    private Map<Integer, Place> places = Map.of();
    private int chosen;

    LineStrip(Texts texts, IntConsumer changed) {
        this.texts = texts;
        this.changed = changed;
        setId("pages-lines");
        getStyleClass().add("line-strip");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        for (int i = 0; i < CacheLines.IN_PAGE; i++) {
            int line = i;
            Region cell = new Region();
            HBox.setHgrow(cell, Priority.ALWAYS);
            cell.setOnMousePressed(event -> {
                requestFocus();
                choose(line);
            });
            cells.add(cell);
        }
        getChildren().setAll(cells);
        setOnKeyPressed(this::key);
        mark();
    }

    private void key(KeyEvent event) {
        int next = switch (event.getCode()) {
            case LEFT -> chosen - 1;
            case RIGHT -> chosen + 1;
            case HOME -> 0;
            case END -> CacheLines.IN_PAGE - 1;
            default -> -1;
        };
        if (next >= 0 && next < CacheLines.IN_PAGE) {
            choose(next);
            event.consume();
        }
    }

    private void choose(int line) {
        chosen = line;
        mark();
        changed.accept(line);
    }

    int chosen() {
        return chosen;
    }

    /** Shows where the lines of a page wait; those not named are durable. */
    void show(Map<Integer, Place> waiting) {
        places = Map.copyOf(waiting);
        mark();
    }

    private void mark() {
        for (int i = 0; i < cells.size(); i++) {
            Place place = places.get(i);
            cells.get(i).getStyleClass().setAll("line-cell", place == null ? "durable" : style(place));
            cells.get(i).pseudoClassStateChanged(CHOSEN, i == chosen);
        }
        setAccessibleText(texts.get("pages.line.read", chosen, texts.get("pages.line." + word(places, chosen))));
    }

    static String style(Place place) {
        return place.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String word(Map<Integer, Place> places, int line) {
        Place place = places.get(line);
        return place == null ? "DURABLE" : place.name();
    }
}
