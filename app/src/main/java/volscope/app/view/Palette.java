package volscope.app.view;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.layout.Background;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** The colours of the theme as numbers, for what is drawn by pixels. Unseen; the style sheet colours one region per token. */
public final class Palette extends Pane {

    /** What is drawn. */
    public enum Ink {
        CANVAS, PANEL, TRACK, LINE, SHARED, COPIED, OWN, FLIGHT, INVALID, META, ACCENT, TEXT, MUTED, RAISED, SOFT, BAD, WARN, FAINT, INK
    }

    private final Map<Ink, Region> regions = new EnumMap<>(Ink.class);
    private final Map<Ink, Number> numbers = new EnumMap<>(Ink.class);

    /**
     * A colour as it was read.
     *
     * @param from
     *            where; another one has another colour
     * @param argb
     *            the colour, opaque
     */
    private record Number(@Nullable Background from, int argb) {
    }

    /**
     * Watches the theme.
     *
     * @param changed
     *            is called after it changed
     */
    public Palette(Runnable changed) {
        for (Ink ink : Ink.values()) {
            Region region = new Region();
            region.getStyleClass().add("ink-" + ink.name().toLowerCase(Locale.ROOT));
            regions.put(ink, region);
            getChildren().add(region);
        }
        backgroundOf(Ink.COPIED).backgroundProperty().addListener((property, before, now) -> Platform.runLater(changed));
        setVisible(false);
        setManaged(false);
    }

    /** A colour for what is drawn by strokes. */
    public Color color(Ink ink) {
        Background background = backgroundOf(ink).getBackground();
        return background != null && !background.getFills().isEmpty()
                && background.getFills().getFirst().getFill() instanceof Color found ? found : Color.GRAY;
    }

    /** A colour as opaque ARGB. */
    public int argb(Ink ink) {
        Background background = backgroundOf(ink).getBackground();
        Number known = numbers.get(ink);
        if (known == null || known.from() != background) {
            known = new Number(background, number(color(ink)));
            numbers.put(ink, known);
        }
        return known.argb();
    }

    private static int number(Color color) {
        return 0xff000000 | channel(color.getRed()) << 16 | channel(color.getGreen()) << 8 | channel(color.getBlue());
    }

    private Region backgroundOf(Ink ink) {
        return regions.getOrDefault(ink, this);
    }

    private static int channel(double value) {
        return (int) Math.round(value * 255);
    }
}
