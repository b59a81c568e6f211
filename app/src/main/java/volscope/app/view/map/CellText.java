package volscope.app.view.map;

import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Palette;
import volscope.app.view.Palette.Ink;

/** Writes into cards what they hold and which they are. */
final class CellText {
    private static final int NUMBERED = 36;
    private static final int EDGE = 5;
    private static final double LETTER = 0.36;
    private static final double NUMBER = 0.21;
    /** How wide a letter of the mono font is, of its size. */
    private static final double ADVANCE = 0.6;
    private static final double AIR = 6;
    private static final int LONG = 5;
    private static final double SMALL = 0.16;
    private static final double SMALLEST = 9;

    private final Texts texts;
    private final Amounts amounts;
    private final Palette palette;
    private final Contents contents;

    CellText(Texts texts, Amounts amounts, Palette palette, Contents contents) {
        this.texts = texts;
        this.amounts = amounts;
        this.palette = palette;
        this.contents = contents;
    }

    void lane(Canvas canvas, MapContent content, Side side) {
        GraphicsContext pen = cleared(canvas);
        Grid grid = content.view().grid();
        Rows rows = content.rows();
        for (int i = 0; i < rows.list().size(); i++) {
            Rows.Row row = rows.list().get(i);
            if (row.isFold()) {
                pen.setFont(Font.font("Inter", Math.clamp(grid.pitch() - 2.0, SMALLEST, 12)));
                pen.setFill(palette.color(Ink.MUTED));
                pen.fillText(texts.get("map.fold", row.length()), canvas.getWidth() / 2, rows.y(i) + grid.cellHeight() / 2.0);
            } else if (grid.zoom().hasWords() && !content.isGhost()) {
                cards(pen, content, side, row, rows.y(i));
            }
        }
    }

    private void cards(GraphicsContext pen, MapContent content, Side side, Rows.Row row, int y) {
        Zoom zoom = content.view().grid().zoom();
        Subject subject = content.subject();
        String device = side == Side.ORIGIN ? subject.info().origin() : subject.device();
        for (long chunk = row.first(); chunk < row.end(); chunk++) {
            double middle = content.view().grid().x(chunk - row.first()) + zoom.pixels() / 2.0 - 1;
            String word = contents.word(content.revision(), device, chunk * subject.info().chunkBytes());
            card(pen, zoom, middle, y, word, amounts.count(chunk), Ink.TEXT);
        }
    }

    void store(Canvas canvas, MapContent content, StoreLayout layout) {
        GraphicsContext pen = cleared(canvas);
        if (content.isGhost()) {
            return;
        }
        Store store = layout.store();
        if (layout.kind() == StoreLayout.Kind.BAR) {
            bar(pen, store, canvas.getWidth());
        }
        if (layout.kind() != StoreLayout.Kind.CARDS) {
            return;
        }
        for (long i = 0; i < layout.cards(); i++) {
            long chunk = layout.first() + i;
            double middle = layout.corner(i).getX() + layout.zoom().pixels() / 2.0 - 1;
            double y = layout.corner(i).getY();
            switch (store.kind(chunk)) {
                case HEADER -> card(pen, layout.zoom(), middle, y, "SnAp", amounts.count(chunk), Ink.TEXT);
                case AREA -> card(pen, layout.zoom(), middle, y, texts.get("map.entries", store.entries(store.area(chunk)),
                        store.info().entriesInArea()), amounts.count(chunk), Ink.TEXT);
                case SLOT -> slot(pen, content, layout, chunk, middle, y);
            }
        }
    }

    /** Beside what is used of the bar: the slot that is next, and how many metadata areas there are. */
    private void bar(GraphicsContext pen, Store store, double width) {
        double used = store.info().totalSectors() == 0 ? 0 : width * store.info().allocatedSectors() / store.info().totalSectors();
        pen.setFont(Font.font("Inter", 11));
        pen.setFill(palette.color(Ink.MUTED));
        String next = texts.get("map.slot", store.info().nextFree());
        String areas = store.info().isPersistent() ? texts.get("map.areas", store.areas(), store.stride()) : "";
        pen.setTextAlign(TextAlignment.RIGHT);
        if (width - used > 360) {
            pen.fillText(areas, width - 8, StoreLayout.ROW);
        }
        pen.setTextAlign(TextAlignment.LEFT);
        if (width - used > 120) {
            pen.fillText(next, used + 8, StoreLayout.ROW);
        }
    }

    private void slot(GraphicsContext pen, MapContent content, StoreLayout layout, long chunk, double middle, double y) {
        boolean held = layout.store().slots().map(slots -> slots[(int) chunk] != ChunkState.SHARED)
                .orElse(chunk < layout.store().info().nextFree());
        String word = held
                ? contents.word(content.revision(), content.subject().info().store(), chunk * content.subject().info().chunkBytes())
                : "";
        String number = isNamed(layout) ? texts.get("map.slot", chunk) : amounts.count(chunk);
        card(pen, layout.zoom(), middle, y, word, number, held ? Ink.TEXT : Ink.MUTED);
    }

    /** Whether the name of every slot of a store fits into a cell, so that all of them are written alike. */
    private boolean isNamed(StoreLayout layout) {
        double pixels = layout.zoom().pixels();
        int letters = texts.get("map.slot", layout.store().info().storeChunks() - 1).length();
        return pixels > NUMBERED && letters * pixels * NUMBER * ADVANCE <= pixels - AIR;
    }

    private void card(GraphicsContext pen, Zoom zoom, double middle, double y, String word, String number, Ink ink) {
        boolean numbered = zoom.pixels() >= NUMBERED;
        double strip = StatePaint.strip(zoom.height());
        double room = zoom.height() - 3 - strip;
        pen.setFill(palette.color(ink));
        double size = zoom.pixels() * (word.length() > LONG ? SMALL : word.length() > 2 ? NUMBER : LETTER);
        pen.setFont(word.length() > 1 ? mono(word.length() > 2 ? size : size * 0.8) : Font.font("Inter SemiBold", size));
        pen.fillText(word, middle, y + strip + room * (numbered ? 0.36 : 0.5), zoom.pixels() - 4.0);
        if (numbered) {
            pen.setFill(palette.color(Ink.MUTED));
            pen.setFont(mono(zoom.pixels() * NUMBER));
            pen.fillText(number, middle, y + strip + room * 0.78, zoom.pixels() - 4.0);
        }
    }

    private static Font mono(double size) {
        return Font.font("JetBrains Mono", Math.max(SMALLEST, size));
    }

    private static GraphicsContext cleared(Canvas canvas) {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        // Also what an edge between two pixels leaves of the last picture, and what a larger one wrote beyond it.
        pen.clearRect(-1, -1, canvas.getWidth() + EDGE, canvas.getHeight() + EDGE);
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        return pen;
    }
}
