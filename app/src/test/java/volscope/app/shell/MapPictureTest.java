package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import volscope.app.view.PixelPane;
import volscope.app.view.Place;

/** What a map shows after a step of zoom is what it would paint afresh, and what stands around it stays. */
class MapPictureTest extends CheckedWindow {
    private static final int STEPS = 16;
    private static final double NARROW = 900;

    private void open(String store) {
        begin("#: vda=8G", "vgcreate vg0 /dev/vda", "lvcreate -L 1G -n lv0 vg0", "lvcreate -s -n snap1 -L " + store + " -c 4k vg0/lv0",
                "sec w /dev/vg0/lv0 80000 4000 A", "sec w /dev/vg0/lv0 800 24 A", "sec w /dev/vg0/snap1 800000 3000 B");
        select("vg0/snap1");
        interact(() -> {
            window().open("map");
            window().focus(Place.CENTER);
        });
        settle();
    }

    private List<PixelPane> panes() {
        return below(lookup("#map-surface").query()).stream().filter(PixelPane.class::isInstance).map(PixelPane.class::cast)
                .filter(pane -> pane.isVisible() && pane.getParent().isVisible()).toList();
    }

    private static int[] pixels(PixelPane pane) {
        Image image = ((ImageView) pane.getChildrenUnmodifiable().getFirst()).getImage();
        int wide = (int) image.getWidth();
        int high = (int) image.getHeight();
        assertThat(wide).isEqualTo(Math.max(1, (int) pane.getWidth()));
        assertThat(high).isEqualTo(Math.max(1, (int) pane.getHeight()));
        int[] pixels = new int[wide * high];
        image.getPixelReader().getPixels(0, 0, wide, high, PixelFormat.getIntArgbPreInstance(), pixels, 0, wide);
        return pixels;
    }

    /** The entries below the map, from the left. */
    private List<String> legend() {
        return List.copyOf(read("#map-legend"));
    }

    @Test
    void whatIsSeenAtEveryZoomIsWhatWouldBePainted() {
        open("512M");
        strike(KeyCode.DIGIT0);
        List<List<String>> legends = new ArrayList<>();
        for (int i = 0; i < 2 * STEPS; i++) {
            strike(i < STEPS ? KeyCode.W : KeyCode.S);
            settle();
            List<int[]> shown = panes().stream().map(MapPictureTest::pixels).toList();
            assertThat(shown).hasSizeGreaterThan(4);
            interact(() -> panes().forEach(PixelPane::repaint));
            assertThat(panes().stream().map(MapPictureTest::pixels).toList()).as("step " + i).usingRecursiveComparison().isEqualTo(shown);
            legends.add(legend());
        }
        assertThat(legends.getFirst()).isNotEqualTo(legends.get(STEPS - 1));
        assertThat(legends).allSatisfy(words -> assertThat(words).anyMatch(word -> word.startsWith("shared")));
    }

    /** Names that go for want of room came and went with every layout, and asked for another one. */
    @Test
    void barsThatHaveTheirPlaceKeepIt() {
        open("16M");
        interact(() -> window().scene().getWindow().setWidth(NARROW));
        settle();
        List<Labeled> buttons = Stream.of(".top-bar", ".map-bar").flatMap(bar -> below(lookup(bar).query()).stream())
                .filter(Labeled.class::isInstance).map(Labeled.class::cast).toList();
        assertThat(buttons).anyMatch(button -> button.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY && !button.getText().isEmpty());
        List<String> changed = new ArrayList<>();
        interact(() -> buttons.forEach(button -> button.contentDisplayProperty()
                .addListener((property, before, now) -> changed.add(button.getText()))));
        strike(KeyCode.W);
        interact(() -> Stream.of(".top-bar", ".map-bar").forEach(bar -> ((Parent) lookup(bar).query()).requestLayout()));
        settle();
        assertThat(changed).isEmpty();
        interact(() -> window().scene().getWindow().setWidth(2 * NARROW));
        settle();
        assertThat(changed).isNotEmpty();
        assertThat(buttons).noneMatch(button -> button.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY
                && button.getStyleClass().contains("quiet-toggle"));
    }
}
