package volscope.app.view.map;

import javafx.geometry.Point2D;
import volscope.app.view.Palette;
import volscope.app.view.Palette.Ink;
import volscope.app.view.Raster;

/** Paints the store: as cards, as a row per metadata area with the slots after it, or as one bar. */
final class StorePainter {
    private final Palette palette;
    private final StatePaint paint;

    StorePainter(Palette palette, StatePaint paint) {
        this.palette = palette;
        this.paint = paint;
    }

    void paint(Raster raster, StoreLayout layout) {
        raster.clear(palette.argb(Ink.CANVAS));
        switch (layout.kind()) {
            case CARDS -> cards(raster, layout);
            case AREAS -> {
                for (int area = 0; area < layout.store().areas(); area++) {
                    area(raster, layout, area);
                }
            }
            case BAR -> bar(raster, layout);
        }
    }

    /** Outlines where the store will be. */
    void ghost(Raster raster, StoreLayout layout) {
        raster.clear(palette.argb(Ink.CANVAS));
        int accent = palette.argb(Ink.ACCENT);
        switch (layout.kind()) {
            case CARDS -> {
                for (long i = 0; i < layout.cards(); i++) {
                    Point2D at = layout.corner(i);
                    paint.vacant(raster, (int) at.getX(), (int) at.getY(), layout.zoom().pixels(), layout.zoom().height(), Ink.ACCENT);
                }
            }
            case AREAS -> {
                for (int area = 0; area < layout.store().areas(); area++) {
                    int y = area * layout.pitch();
                    int wide = layout.slotX(slots(layout, area)) - StoreLayout.INDENT;
                    raster.fill(StoreLayout.INDENT, y, wide, layout.slotHeight(), palette.argb(Ink.SOFT));
                    StatePaint.dashed(raster, StoreLayout.INDENT, y, wide, layout.slotHeight(), accent);
                    raster.frame(0, y, Math.max(6, layout.slotHeight()), layout.slotHeight(), accent);
                }
            }
            case BAR -> {
                raster.fill(0, 0, raster.width(), 2 * StoreLayout.ROW, palette.argb(Ink.SOFT));
                StatePaint.dashed(raster, 0, 0, raster.width(), 2 * StoreLayout.ROW, accent);
            }
        }
    }

    /** Outlines the chunks that the store would get after those it has. */
    void coming(Raster raster, StoreLayout layout, long from) {
        int accent = palette.argb(Ink.ACCENT);
        for (long i = 0; layout.kind() == StoreLayout.Kind.CARDS && i < layout.cards(); i++) {
            if (layout.first() + i >= from) {
                paint.vacant(raster, (int) layout.corner(i).getX(), (int) layout.corner(i).getY(), layout.zoom().pixels(),
                        layout.zoom().height(), Ink.ACCENT);
            }
        }
        for (int area = 0; layout.kind() == StoreLayout.Kind.AREAS && area < layout.store().areas(); area++) {
            long first = Math.max(0, from - 2 - area * layout.store().stride());
            long slots = slots(layout, area);
            if (first < slots) {
                int x = layout.slotX(first);
                int y = area * layout.pitch();
                raster.fill(x, y, layout.slotX(slots) - x, layout.slotHeight(), palette.argb(Ink.SOFT));
                StatePaint.dashed(raster, x, y, layout.slotX(slots) - x, layout.slotHeight(), accent);
            }
        }
    }

    private void cards(Raster raster, StoreLayout layout) {
        for (long i = 0; i < layout.cards(); i++) {
            int x = (int) layout.corner(i).getX();
            int y = (int) layout.corner(i).getY();
            int wide = layout.zoom().pixels();
            int high = layout.zoom().height();
            long chunk = layout.first() + i;
            if (layout.store().kind(chunk) != Store.Kind.SLOT) {
                paint.metadata(raster, x, y, wide, high);
            } else if (state(layout.store(), chunk) == ChunkState.SHARED) {
                paint.vacant(raster, x, y, wide, high, Ink.LINE);
            } else {
                paint.card(raster, state(layout.store(), chunk), x, y, wide, high);
            }
        }
    }

    /** What a slot holds; where slots are not known one by one, copies up to the first that was never used. */
    private static ChunkState state(Store store, long chunk) {
        return store.slots().map(slots -> slots[(int) chunk])
                .orElse(chunk < store.info().nextFree() ? ChunkState.COPIED : ChunkState.SHARED);
    }

    private static long slots(StoreLayout layout, long area) {
        long first = 2 + area * layout.store().stride();
        return Math.clamp(layout.store().info().storeChunks() - first, 0, layout.store().info().entriesInArea());
    }

    private void area(Raster raster, StoreLayout layout, int area) {
        int y = area * layout.pitch();
        int high = layout.slotHeight();
        if (layout.store().isBegun(area)) {
            raster.fill(0, y, Math.max(6, high), high, palette.argb(Ink.META));
        } else {
            raster.frame(0, y, Math.max(6, high), high, palette.argb(Ink.SHARED));
        }
        long slots = slots(layout, area);
        if (slots > 0) {
            raster.frame(StoreLayout.INDENT, y, layout.slotX(slots) - StoreLayout.INDENT, high, palette.argb(Ink.LINE));
        }
        long first = 2 + area * layout.store().stride();
        for (long slot = 0; slot < slots;) {
            ChunkState state = state(layout.store(), first + slot);
            long end = slot + 1;
            while (end < slots && state(layout.store(), first + end) == state) {
                end++;
            }
            if (state != ChunkState.SHARED) {
                int x = layout.slotX(slot);
                paint.area(raster, state, x, y, Math.max(1, layout.slotX(end) - x), high);
            }
            slot = end;
        }
    }

    private void bar(Raster raster, StoreLayout layout) {
        long all = layout.store().info().totalSectors();
        double share = all == 0 ? 0 : (double) layout.store().info().allocatedSectors() / all;
        int high = Math.min(raster.height(), 2 * StoreLayout.ROW);
        raster.frame(0, 0, raster.width(), high, palette.argb(Ink.LINE));
        boolean lost = layout.store().info().state() == volscope.model.machine.SnapshotInfo.State.INVALID;
        paint.area(raster, lost ? ChunkState.INVALID : ChunkState.COPIED, 0, 0, (int) Math.round(raster.width() * share), high);
    }
}
