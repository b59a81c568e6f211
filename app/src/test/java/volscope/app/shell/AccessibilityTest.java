package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import volscope.app.lab.Sandbox;

/** Everything that takes the keys has a name and a role, and shows that it has them. */
class AccessibilityTest extends SimulatedWindow {
    private List<Node> stops() {
        return below(window().scene().getRoot()).stream().filter(node -> node.isFocusTraversable() && !node.isDisabled()).toList();
    }

    private static String name(Node node) {
        Stream<Object> names = Stream.of(node.getAccessibleText(), node instanceof Labeled labeled ? labeled.getText() : null,
                node instanceof TextInputControl field ? field.getPromptText() : null,
                node.queryAccessibleAttribute(AccessibleAttribute.TEXT)).filter(Objects::nonNull);
        return names.map(Object::toString).filter(text -> !text.isBlank()).findFirst().orElse("");
    }

    private void everyStopIsNamed() {
        List<Node> stops = stops();
        assertThat(stops).hasSizeGreaterThan(5).allSatisfy(node -> {
            assertThat(name(node)).as(node.toString()).isNotBlank();
            assertThat(node.getAccessibleRole()).as(node.toString()).isNotNull().isNotEqualTo(AccessibleRole.NODE);
        });
    }

    @Test
    void everyStopOfTheStartScreenIsNamed() {
        interact(() -> window().home());
        settle();
        everyStopIsNamed();
    }

    @Test
    void everyStopOfTheWorkIsNamed() {
        open(Sandbox.SMALL);
        for (String panel : List.of("map", "stack", "bytes", "pages", "compare", "details", "why", "exceptions", "history", "events",
                "forecast")) {
            interact(() -> window().open(panel));
            settle();
            everyStopIsNamed();
        }
    }

    @Test
    void everyStopOfAFormIsNamed() {
        open(Sandbox.SMALL);
        for (String tool : List.of("snapshot", "write", "remove", "extend")) {
            interact(() -> lookup("#tool-" + tool).queryButton().fire());
            settle();
            assertThat(below(lookup(".act-form").query())).filteredOn(Node::isFocusTraversable).isNotEmpty()
                    .allSatisfy(node -> assertThat(name(node)).as(node.toString()).isNotBlank());
            push(javafx.scene.input.KeyCode.ESCAPE);
            settle();
        }
    }

    /** The window looks another way with the keys on each stop than with them elsewhere, in both themes. */
    @Test
    void theRingIsSeenAtEveryStopOfTheBar() {
        open(Sandbox.SMALL);
        for (Theme theme : Theme.values()) {
            interact(() -> window().setTheme(theme));
            List<Node> bar = new ArrayList<>(stops().stream().filter(node -> isIn(node, "top-bar")).toList());
            assertThat(bar).hasSizeGreaterThan(8);
            for (Node stop : bar) {
                interact(() -> window().focus(volscope.app.view.Place.CENTER));
                settle();
                int[] without = pixels(stop);
                interact(() -> focusByKeys(stop));
                settle();
                assertThat(differing(without, pixels(stop))).as(theme + " " + stop.getId()).isGreaterThan(20);
            }
        }
    }

    /** Goes there by keys: a ring shows where the keys led, not where the pointer did. */
    private static void focusByKeys(Node node) {
        node.requestFocus();
        node.requestFocusTraversal(TraversalDirection.PREVIOUS);
        node.getScene().getFocusOwner().requestFocusTraversal(TraversalDirection.NEXT);
    }

    private static boolean isIn(Node node, String style) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains(style)) {
                return true;
            }
        }
        return false;
    }

    private int[] pixels(Node node) {
        WritableImage[] picture = new WritableImage[1];
        interact(() -> picture[0] = window().scene().snapshot(null));
        // A field wears its ring on the box around it.
        Node wearer = node instanceof TextInputControl ? node.getParent() : node;
        var bounds = wearer.localToScene(wearer.getBoundsInLocal());
        int x = (int) Math.max(0, bounds.getMinX() - 4);
        int y = (int) Math.max(0, bounds.getMinY() - 4);
        int wide = (int) Math.min(bounds.getWidth() + 8, picture[0].getWidth() - x);
        int high = (int) Math.min(bounds.getHeight() + 8, picture[0].getHeight() - y);
        int[] argb = new int[wide * high];
        picture[0].getPixelReader().getPixels(x, y, wide, high, javafx.scene.image.PixelFormat.getIntArgbInstance(), argb, 0, wide);
        return argb;
    }

    private static int differing(int[] one, int[] other) {
        int count = 0;
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            count += one[i] == other[i] ? 0 : 1;
        }
        return count;
    }
}
