package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import volscope.app.lab.Sandbox;
import volscope.app.view.Panel;

/** Checks of use 8 to 12: names, colours, foresight, and one chunk on one screen. */
class Check08To12Test extends CheckedWindow {
    private static final double LEAST = 4.5;
    private static final double LARGE = 3;
    private static final double PATTERN = 0.05;

    @Test
    void check08EveryStopHasANameOfItsOwn() {
        open(Sandbox.SMALL);
        int stops = 0;
        List<String> unnamed = new ArrayList<>();
        List<String> twice = new ArrayList<>();
        for (Panel panel : injector.getInstance(com.google.inject.Key.get(new com.google.inject.TypeLiteral<java.util.Set<Panel>>() {
        }))) {
            interact(() -> window().open(panel.name()));
            settle();
            Map<String, Integer> names = new HashMap<>();
            for (Node node : below(window().scene().lookup("#" + panel.name()))) {
                if (node.isFocusTraversable() && !node.isDisabled()) {
                    stops++;
                    String name = name(node);
                    if (name.isBlank()) {
                        unnamed.add(panel.name() + " " + node);
                    }
                    if (names.merge(name + " " + node.getAccessibleRole(), 1, Integer::sum) == 2) {
                        twice.add(panel.name() + ": " + name);
                    }
                }
            }
        }
        figure(8, "%d stops, %d unnamed, %d names twice in a panel (0, 0)", stops, unnamed.size(), twice.size());
        assertThat(unnamed).isEmpty();
        assertThat(twice).isEmpty();
    }

    private static String name(Node node) {
        return Stream.of(node.getAccessibleText(), node instanceof Labeled labeled ? labeled.getText() : null,
                node instanceof TextInputControl field ? field.getPromptText() : null,
                node.queryAccessibleAttribute(AccessibleAttribute.TEXT)).filter(Objects::nonNull).map(Object::toString)
                .filter(text -> !text.isBlank()).findFirst().orElse("");
    }

    @Test
    void check09StatesAreToldApartInEverySight() {
        double least = Double.MAX_VALUE;
        for (Theme theme : Theme.values()) {
            Map<String, Color> states = new HashMap<>();
            interact(() -> window().setTheme(theme));
            open(Sandbox.SMALL);
            for (String state : List.of("shared", "copied", "own", "flight", "invalid")) {
                Node ink = lookup(".ink-" + state).query();
                states.put(state, (Color) ((javafx.scene.layout.Region) ink).getBackground().getFills().getFirst().getFill());
            }
            // What is drawn has the colours of the theme.
            java.util.Set<Integer> drawn = colours();
            states.forEach((state, colour) -> assertThat(!List.of("copied", "shared").contains(state) || drawn.contains(argb(colour)))
                    .as(state).isTrue());
            for (Sight sight : Sight.values()) {
                for (String one : states.keySet()) {
                    for (String other : states.keySet()) {
                        if (!one.equals(other)) {
                            double distance = sight.distance(states.get(one), states.get(other));
                            least = Math.min(least, distance);
                            assertThat(distance).as("%s, %s: %s and %s", theme, sight, one, other).isGreaterThanOrEqualTo(25);
                        }
                    }
                }
            }
        }
        figure(9, "least distance of two states, in 4 sights and 2 themes: %.1f (at least 25)", least);
    }

    @Test
    void check09StatesAreToldApartWithoutColour() {
        double least = 1;
        for (Theme theme : Theme.values()) {
            interact(() -> window().setTheme(theme));
            Map<String, Grey> states = new HashMap<>();
            open(Sandbox.SMALL);
            swatches(states);
            // The middle of a copy, and the snapshot that a write killed.
            begin("vgcreate -s 4k vg0 /dev/vda", "lvcreate -l 64 -n lv0 vg0", "lvcreate -s -l 6 -c 4k -n snap1 vg0/lv0",
                    "sec w /dev/vg0/snap1 0 8 C", "sec w /dev/vg0/lv0 8 8 A", "sec w /dev/vg0/lv0 64 256 B");
            select("vg0/snap1");
            for (var step : frame().history().path().get(4).run().steps()) {
                session.look(step);
                swatches(states);
            }
            session.lookAtNow();
            swatches(states);
            assertThat(states).as("%s", theme).hasSizeGreaterThanOrEqualTo(6);
            for (String one : states.keySet()) {
                for (String other : states.keySet()) {
                    if (!one.equals(other)) {
                        double distance = Objects.requireNonNull(states.get(one)).distance(Objects.requireNonNull(states.get(other)));
                        least = Math.min(least, distance);
                        assertThat(distance).as("%s: “%s” and “%s”", theme, one, other).isGreaterThanOrEqualTo(PATTERN);
                    }
                }
            }
        }
        figure(9, "without colour and lightness, at least %.0f %% of the pixels of two states differ (at least %.0f %%)", least * 100,
                PATTERN * 100);
    }

    /** What the legend shows, as it is drawn. */
    private void swatches(Map<String, Grey> states) {
        interact(() -> window().open("map"));
        settle();
        WritableImage picture = picture();
        for (Node entry : ((Parent) lookup("#map-legend").query()).getChildrenUnmodifiable()) {
            List<Node> parts = ((Parent) entry).getChildrenUnmodifiable();
            var at = parts.getFirst().localToScene(parts.getFirst().getBoundsInLocal());
            states.put(((Labeled) parts.get(1)).getText(), Grey.of(new WritableImage(picture.getPixelReader(), (int) at.getMinX(),
                    (int) at.getMinY(), (int) at.getWidth(), (int) at.getHeight())));
        }
    }

    private static int argb(Color color) {
        return 0xff000000 | (int) Math.round(color.getRed() * 255) << 16 | (int) Math.round(color.getGreen() * 255) << 8
                | (int) Math.round(color.getBlue() * 255);
    }

    private java.util.Set<Integer> colours() {
        settle();
        WritableImage picture = picture();
        java.util.Set<Integer> all = new java.util.HashSet<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                all.add(picture.getPixelReader().getArgb(x, y));
            }
        }
        return all;
    }

    private WritableImage picture() {
        WritableImage[] picture = new WritableImage[1];
        interact(() -> picture[0] = window().scene().snapshot(null));
        return picture[0];
    }

    @Test
    void check10WordsStandOutFromTheirGround() {
        double least = 21;
        int words = 0;
        for (Theme theme : Theme.values()) {
            open(Sandbox.SMALL);
            interact(() -> window().setTheme(theme));
            for (String panel : List.of("map", "stack", "details", "why", "exceptions", "terminal")) {
                interact(() -> window().open(panel));
                settle();
                WritableImage picture = picture();
                for (Node node : below(window().scene().getRoot())) {
                    if (node instanceof Text text && !text.getText().isBlank() && text.getFill() instanceof Color ink && isOn(text)
                            && text.getOpacity() == 1) {
                        double contrast = contrast(over(ink, ground(text, picture)), ground(text, picture));
                        boolean large = text.getFont().getSize() >= 18;
                        words++;
                        least = Math.min(least, large ? 21 : contrast);
                        assertThat(contrast).as("%s, %s: “%s”, %s", theme, panel, text.getText(), ink)
                                .isGreaterThanOrEqualTo(large ? LARGE : LEAST);
                    }
                }
            }
        }
        figure(10, "%d words, least contrast %.2f (at least 4.5)", words, least);
        assertThat(words).isGreaterThan(200);
    }

    private boolean isOn(Text text) {
        for (Node at = text; at != null; at = at.getParent()) {
            if (at.isDisabled() || !at.isVisible() || at.getOpacity() < 1) {
                return false;
            }
        }
        var bounds = text.localToScene(text.getBoundsInLocal());
        return bounds.getMinX() >= 2 && bounds.getMinY() >= 2 && bounds.getMaxX() < window().scene().getWidth() - 2
                && bounds.getMaxY() < window().scene().getHeight() - 2 && bounds.getWidth() > 4;
    }

    /** The colour that most of what lies around the words has. */
    private static Color ground(Text text, WritableImage picture) {
        var bounds = text.localToScene(text.getBoundsInLocal());
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = (int) bounds.getMinY(); y < bounds.getMaxY(); y++) {
            for (int x = (int) bounds.getMinX(); x < bounds.getMaxX(); x++) {
                counts.merge(picture.getPixelReader().getArgb(x, y), 1, Integer::sum);
            }
        }
        int most = counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
        return Color.rgb(most >> 16 & 255, most >> 8 & 255, most & 255);
    }

    private static Color over(Color ink, Color ground) {
        return ground.interpolate(new Color(ink.getRed(), ink.getGreen(), ink.getBlue(), 1), ink.getOpacity());
    }

    private static double contrast(Color one, Color other) {
        double a = Sight.luminance(one) + 0.05;
        double b = Sight.luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    @Test
    void check11WhatGoesIsMarkedBeforeTheClick() {
        begin("vgcreate vg0 /dev/vda", "lvcreate -L 16M -n lv0 vg0", "lvcreate -s -L 4M -n a vg0/lv0", "lvcreate -s -L 4M -n b vg0/lv0",
                "lvcreate -s -L 4M -n c vg0/lv0");
        select("vg0/lv0");
        int acts = frame().history().nextNumber();
        moveTo("#tool-remove");
        settle();
        List<String> goes = Stream.of("lv0", "a", "b", "c").filter(name -> marked(row(name))).toList();
        figure(11, "%d of 4 rows marked before the click: %s", goes.size(), goes);
        assertThat(goes).containsExactly("lv0", "a", "b", "c");
        assertThat(frame().history().nextNumber()).isEqualTo(acts);
        clickOn("#tool-remove");
        settle();
        assertThat(String.join(" ", below(lookup(".act-form").query()).stream()
                .map(node -> node.getAccessibleText() == null
                        ? node instanceof Label label ? label.getText() : ""
                        : node.getAccessibleText())
                .toList())).contains("a", "b", "c");
    }

    private static boolean marked(Node name) {
        for (Node at = name; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("going")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void check12OneChunkOnOneScreen() {
        begin("vgcreate -s 4k vg0 /dev/vda", "lvcreate -l 1 -n lv0 vg0", "sec w /dev/vg0/lv0 0 8 A",
                "lvcreate -s -l 3 -c 4k -n snap1 vg0/lv0");
        select("vg0/snap1");
        interact(() -> {
            window().open("map");
            window().scene().getWindow().setWidth(1366);
            window().scene().getWindow().setHeight(768);
        });
        settle();
        List<Node> all = below(lookup("#one-chunk").query());
        long bars = all.stream().filter(node -> node instanceof ScrollBar).count();
        double largest = all.stream().filter(Text.class::isInstance).mapToDouble(node -> ((Text) node).getFont().getSize()).max().orElse(0);
        List<String> clipped = all.stream().filter(Label.class::isInstance).map(Label.class::cast)
                .filter(label -> label.getWidth() + 1 < label.prefWidth(-1) && !label.isWrapText()).map(Label::getText).toList();
        figure(12, "%d scroll bars, %d clipped, sentence %.0f px (0, 0, at least 24)", bars, clipped.size(), largest);
        assertThat(bars).isZero();
        assertThat(clipped).isEmpty();
        assertThat(largest).isGreaterThanOrEqualTo(24);
    }
}
