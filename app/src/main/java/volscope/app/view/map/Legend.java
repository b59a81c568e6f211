package volscope.app.view.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
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
    /** The entries that there were, by what they are called: most stay while chunks come into view and go. */
    private final Map<String, Entry> known = new HashMap<>();

    Legend(Texts texts, Amounts amounts, Palette palette, StatePaint paint) {
        this.texts = texts;
        this.amounts = amounts;
        this.palette = palette;
        this.paint = paint;
        getStyleClass().add("legend");
        setId("map-legend");
    }

    void repaint() {
        known.values().forEach(entry -> entry.swatch.repaint());
    }

    void show(MapContent content) {
        Bins snapshot = content.inView(Side.SNAPSHOT);
        Bins origin = content.inView(Side.ORIGIN);
        List<Entry> entries = new ArrayList<>();
        for (ChunkState state : ChunkState.values()) {
            boolean hidden = state == ChunkState.ALONE && content.view().grid().zoom().isFar();
            long count = hidden ? 0 : state == ChunkState.ALONE ? origin.total(state) : snapshot.total(state);
            if (count > 0 || state == ChunkState.SHARED || state == ChunkState.COPIED) {
                String word = texts.get("map.state." + state, content.subject().snapshot(), content.subject().origin());
                add(entries, word, raster -> paint.cell(raster, state, 0, 0, SIDE), amounts.count(count));
            }
        }
        more(content, entries);
        if (!getChildren().equals(entries)) {
            getChildren().setAll(entries);
            known.values().retainAll(entries);
        }
    }

    private void more(MapContent content, List<Entry> entries) {
        add(entries, texts.get("map.free"), raster -> raster.frame(1, 1, SIDE - 2, SIDE - 2, palette.argb(Ink.SHARED)));
        if (content.subject().info().isPersistent()) {
            add(entries, texts.get("map.meta"), raster -> raster.fill(1, 1, SIDE - 2, SIDE - 2, palette.argb(Ink.META)));
        }
        if (!content.mapped().isEmpty()) {
            add(entries, texts.get("map.mapped"), raster -> {
                paint.cell(raster, ChunkState.SHARED, 0, 0, SIDE);
                paint.corner(raster, 0, 0, SIDE);
            });
        }
        if (content.marks(Side.ORIGIN).stream().anyMatch(marks -> marks.style() == Marks.Style.BROKE_RULE)) {
            add(entries, texts.get("map.broke-rule"), raster -> {
                raster.frame(0, 0, SIDE, SIDE, palette.argb(Ink.BAD));
                raster.frame(1, 1, SIDE - 2, SIDE - 2, palette.argb(Ink.BAD));
            });
        }
        if (content.marks(Side.ORIGIN).stream().anyMatch(marks -> marks.style() == Marks.Style.PREDICTED)) {
            add(entries, texts.get("map.predicted"), raster -> {
                raster.frame(1, 1, SIDE - 2, SIDE - 2, palette.argb(Ink.ACCENT));
                raster.frame(2, 2, SIDE - 4, SIDE - 4, palette.argb(Ink.ACCENT));
            });
        }
        if (content.isGhost()) {
            add(entries, texts.get("map.ghost"), raster -> StatePaint.dashed(raster, 1, 1, SIDE - 2, SIDE - 2, palette.argb(Ink.ACCENT)));
        }
    }

    private void add(List<Entry> entries, String word, Consumer<Raster> painter) {
        add(entries, word, painter, "");
    }

    private void add(List<Entry> entries, String word, Consumer<Raster> painter, String count) {
        Entry entry = known.computeIfAbsent(word, unknown -> new Entry(unknown, painter));
        entry.count.setText(count);
        entries.add(entry);
    }

    private PixelPane swatch(Consumer<Raster> painter) {
        PixelPane swatch = new PixelPane(raster -> {
            raster.clear(palette.argb(Ink.CANVAS));
            painter.accept(raster);
        });
        swatch.setMinSize(SIDE, SIDE);
        swatch.setPrefSize(SIDE, SIDE);
        swatch.setMaxSize(SIDE, SIDE);
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

    /** What a colour means. */
    private final class Entry extends HBox {
        private final PixelPane swatch;
        private final Label count = Parts.label("", "small");

        Entry(String word, Consumer<Raster> painter) {
            swatch = swatch(painter);
            getChildren().setAll(swatch, Parts.label(word, "sub"), count);
            getStyleClass().add("line");
            setMinWidth(USE_PREF_SIZE);
        }
    }
}
