package volscope.app.view.map;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import volscope.app.session.Marks;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Palette;
import volscope.app.view.Palette.Ink;
import volscope.app.view.Parts;
import volscope.app.view.PixelPane;
import volscope.app.view.Raster;

/** Below the map: what each colour and pattern means, and how many chunks in view have it. */
final class Legend extends HBox {
    private static final int SIDE = 12;

    private final Texts texts;
    private final Amounts amounts;
    private final Palette palette;
    private final StatePaint paint;
    private final List<PixelPane> swatches = new ArrayList<>();
    private List<String> drawn = List.of();

    Legend(Texts texts, Amounts amounts, Palette palette, StatePaint paint) {
        this.texts = texts;
        this.amounts = amounts;
        this.palette = palette;
        this.paint = paint;
        getStyleClass().add("legend");
        setId("map-legend");
    }

    void repaint() {
        swatches.forEach(PixelPane::repaint);
    }

    void show(MapContent content) {
        Bins snapshot = content.inView(Side.SNAPSHOT);
        Bins origin = content.inView(Side.ORIGIN);
        List<String> words = new ArrayList<>();
        List<Node> entries = new ArrayList<>();
        List<PixelPane> before = List.copyOf(swatches);
        swatches.clear();
        for (ChunkState state : ChunkState.values()) {
            boolean hidden = state == ChunkState.ALONE && content.view().grid().zoom().isFar();
            long count = hidden ? 0 : state == ChunkState.ALONE ? origin.total(state) : snapshot.total(state);
            if (count > 0 || state == ChunkState.SHARED || state == ChunkState.COPIED) {
                String word = texts.get("map.state." + state, content.subject().snapshot(), content.subject().origin());
                words.add(word + count);
                entries.add(entry(swatch(raster -> paint.cell(raster, state, 0, 0, SIDE)), word, amounts.count(count)));
            }
        }
        more(content, words, entries);
        if (words.equals(drawn)) {
            swatches.clear();
            swatches.addAll(before);
        } else {
            drawn = words;
            getChildren().setAll(entries);
        }
    }

    private void more(MapContent content, List<String> words, List<Node> entries) {
        add(words, entries, "map.free", raster -> raster.frame(1, 1, SIDE - 2, SIDE - 2, palette.argb(Ink.SHARED)));
        if (content.subject().info().isPersistent()) {
            add(words, entries, "map.meta", raster -> raster.fill(1, 1, SIDE - 2, SIDE - 2, palette.argb(Ink.META)));
        }
        if (!content.mapped().isEmpty()) {
            add(words, entries, "map.mapped", raster -> {
                paint.cell(raster, ChunkState.SHARED, 0, 0, SIDE);
                paint.corner(raster, 0, 0, SIDE);
            });
        }
        if (content.marks(Side.ORIGIN).stream().anyMatch(marks -> marks.style() == Marks.Style.BROKE_RULE)) {
            add(words, entries, "map.broke-rule", raster -> {
                raster.frame(0, 0, SIDE, SIDE, palette.argb(Ink.BAD));
                raster.frame(1, 1, SIDE - 2, SIDE - 2, palette.argb(Ink.BAD));
            });
        }
        if (content.marks(Side.ORIGIN).stream().anyMatch(marks -> marks.style() == Marks.Style.PREDICTED)) {
            add(words, entries, "map.predicted", raster -> {
                raster.frame(1, 1, SIDE - 2, SIDE - 2, palette.argb(Ink.ACCENT));
                raster.frame(2, 2, SIDE - 4, SIDE - 4, palette.argb(Ink.ACCENT));
            });
        }
        if (content.isGhost()) {
            add(words, entries, "map.ghost", raster -> StatePaint.dashed(raster, 1, 1, SIDE - 2, SIDE - 2, palette.argb(Ink.ACCENT)));
        }
    }

    private void add(List<String> words, List<Node> entries, String key, Consumer<Raster> painter) {
        words.add(key);
        entries.add(entry(swatch(painter), texts.get(key), ""));
    }

    private PixelPane swatch(Consumer<Raster> painter) {
        PixelPane swatch = new PixelPane(raster -> {
            raster.clear(palette.argb(Ink.CANVAS));
            painter.accept(raster);
        });
        swatch.setMinSize(SIDE, SIDE);
        swatch.setPrefSize(SIDE, SIDE);
        swatch.setMaxSize(SIDE, SIDE);
        swatches.add(swatch);
        return swatch;
    }

    /** The later ones go where there is no room; what they mean is said under the pointer. */
    @Override
    protected void layoutChildren() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        for (Node entry : getChildren()) {
            Parts.shown(entry, entry.prefWidth(-1) <= room);
            room -= entry.prefWidth(-1) + getSpacing();
        }
        super.layoutChildren();
    }

    private static HBox entry(Node swatch, String word, String count) {
        HBox entry = Parts.row("line", swatch, Parts.label(word, "sub"), Parts.label(count, "small"));
        entry.setMinWidth(USE_PREF_SIZE);
        return entry;
    }
}
