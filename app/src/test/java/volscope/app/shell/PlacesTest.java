package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import volscope.app.lab.Sandbox;
import volscope.app.text.Texts;
import volscope.app.view.Place;

/** Places close and come back, and a window that speaks another language shows the same place. */
class PlacesTest extends SimulatedWindow {
    private static final Map<Place, String> PANELS = Map.of(Place.STORAGE, "storage", Place.INSPECTOR, "details",
            Place.TIMELINE, "timeline", Place.LOWER, "history");

    private boolean isShown(Place place) {
        Node node = window().scene().lookup("#place-" + place);
        return node != null && node.getScene() != null;
    }

    private void widen() {
        interact(() -> window().scene().getRoot().resize(1280, 800));
        settle();
    }

    @Test
    void aPlaceClosesAndComesBackWithWhatIsAskedForInIt() {
        open(Sandbox.SMALL);
        widen();
        for (Place place : List.of(Place.STORAGE, Place.INSPECTOR, Place.TIMELINE, Place.LOWER)) {
            assertThat(isShown(place)).as("%s at first", place).isTrue();
            interact(() -> window().focus(place));
            settle();
            push(KeyCode.CONTROL, KeyCode.F4);
            settle();
            assertThat(isShown(place)).as("%s closed", place).isFalse();
            interact(() -> window().open(Objects.requireNonNull(PANELS.get(place))));
            settle();
            assertThat(isShown(place)).as("%s asked for", place).isTrue();
        }
        for (Place place : List.of(Place.STORAGE, Place.INSPECTOR, Place.TIMELINE, Place.LOWER)) {
            interact(() -> window().focus(place));
            settle();
            push(KeyCode.CONTROL, KeyCode.F4);
            settle();
        }
        assertThat(PANELS.keySet()).noneMatch(this::isShown);
        interact(() -> window().focus(Place.CENTER));
        push(KeyCode.CONTROL, KeyCode.F4);
        settle();
        assertThat(isShown(Place.CENTER)).isTrue();
        interact(window()::resetLayout);
        settle();
        assertThat(PANELS.keySet()).allMatch(this::isShown);
    }

    @Test
    void theMapStaysWhereItIsWhenTheLanguageChanges() {
        open(Sandbox.SMALL);
        widen();
        interact(() -> window().open("map"));
        settle();
        interact(() -> window().focus(Place.CENTER));
        List<String> first = rows();
        push(KeyCode.W);
        push(KeyCode.PAGE_DOWN);
        settle();
        List<String> before = rows();
        assertThat(before).isNotEmpty().isNotEqualTo(first);
        try {
            MainWindow[] next = new MainWindow[1];
            interact(() -> next[0] = injector.getInstance(Successor.class).speak(window(), Locale.GERMAN));
            settle();
            interact(() -> next[0].scene().getRoot().resize(1280, 800));
            settle();
            assertThat(rows()).isEqualTo(before.stream().map(row -> row.replace(',', '.')).toList());
        } finally {
            injector.getInstance(Texts.class).speak(Locale.ENGLISH);
            Locale.setDefault(Locale.ENGLISH);
        }
    }

    /** The chunks that the rows in view begin with. */
    private List<String> rows() {
        return seen("#map-surface").stream().filter(word -> word.matches("\\d{1,3}([.,]\\d{3})*")).toList();
    }
}
