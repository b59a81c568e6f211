package volscope.app.view.map;

import javafx.geometry.Point2D;

/**
 * How the store is drawn in its lane.
 *
 * @param kind
 *            in which way
 * @param store
 *            the store
 * @param zoom
 *            the size of cards
 * @param width
 *            of the lane
 * @param height
 *            of the lane
 * @param first
 *            of cards, the first chunk of the store in view
 */
record StoreLayout(Kind kind, Store store, Zoom zoom, int width, int height, long first) {
    static final int ROW = 12;
    /** Where slots begin, right of the metadata area. */
    static final int INDENT = 16;
    private static final int LEAST = 4;

    /** The ways of drawing a store. */
    enum Kind {
        /** A card for each chunk, with words. */
        CARDS,
        /** A row for each metadata area, with its slots after it. */
        AREAS,
        /** One bar. */
        BAR
    }

    /** The way that fits; of cards, those around a chunk of the store. */
    static StoreLayout of(Store store, Zoom zoom, int width, int height, long around) {
        if (zoom.hasWords()) {
            StoreLayout cards = new StoreLayout(Kind.CARDS, store, zoom, width, height, 0);
            long rows = Math.ceilDiv(store.info().storeChunks(), cards.columns());
            long row = Math.clamp(around / cards.columns() - cards.rows() / 2, 0, Math.max(0, rows - cards.rows()));
            return new StoreLayout(Kind.CARDS, store, zoom, width, height, row * cards.columns());
        }
        boolean fits = store.info().isPersistent() && store.areas() * LEAST <= height;
        return new StoreLayout(fits ? Kind.AREAS : Kind.BAR, store, zoom, width, height, 0);
    }

    /** The height that would show all of it. */
    static int wanted(Store store, Zoom zoom, int width) {
        if (zoom.hasWords()) {
            return (int) Math.min(10_000, Math.ceilDiv(store.info().storeChunks(), Math.max(1, width / zoom.pixels()))) * zoom.height();
        }
        return store.info().isPersistent() && store.areas() < 1000 ? (int) store.areas() * ROW : 2 * ROW;
    }

    /** Cards in a row. */
    int columns() {
        return Math.max(1, width / zoom.pixels());
    }

    /** Rows of cards that fit. */
    int rows() {
        return Math.max(1, height / zoom.height());
    }

    /** The height of a row of slots: as high as there is room for. */
    int pitch() {
        return Math.clamp(height / Math.max(1, store.areas()), LEAST, ROW);
    }

    /** The height of a slot. */
    int slotHeight() {
        return Math.max(LEAST - 1, pitch() - 2);
    }

    /** Where a slot of an area begins. */
    int slotX(long inArea) {
        return INDENT + (int) ((width - INDENT) * inArea / store.info().entriesInArea());
    }

    /** The left upper corner of a card, counted from the first in view. */
    Point2D corner(long index) {
        return new Point2D(index % columns() * zoom.pixels(), (double) (index / columns()) * zoom.height());
    }

    /** Cards in view, from the first on. */
    long cards() {
        return Math.clamp(store.info().storeChunks() - first, 0, (long) columns() * rows());
    }

    /** Whether a chunk of the store is drawn. */
    boolean shows(long chunk) {
        return kind != Kind.CARDS || chunk >= first && chunk < first + cards();
    }

    /** The middle of a chunk of the store; of a card, of its upper edge. */
    Point2D place(long chunk) {
        return switch (kind) {
            case CARDS -> corner(chunk - first).add(zoom.pixels() / 2.0 - 1, 0);
            case AREAS -> {
                long inArea = (chunk - 1) % store.stride() - 1;
                yield new Point2D(slotX(inArea) + (width - INDENT) / 2.0 / store.info().entriesInArea(),
                        (store.area(chunk) + 0.5) * pitch() - 1);
            }
            case BAR -> new Point2D((double) width * chunk / Math.max(1, store.info().storeChunks()), ROW);
        };
    }

    /** The chunk of the store at a point; -1 where there is none. */
    long at(double x, double y) {
        return switch (kind) {
            case CARDS -> {
                long index = (long) (y / zoom.height()) * columns() + (long) (x / zoom.pixels());
                yield x >= columns() * zoom.pixels() || index >= cards() ? -1 : first + index;
            }
            case AREAS -> {
                long area = (long) (y / pitch());
                long inArea = (long) ((x - INDENT) * store.info().entriesInArea() / Math.max(1, width - INDENT));
                long chunk = 2 + area * store.stride() + inArea;
                yield x < INDENT || area >= store.areas() || chunk >= store.info().storeChunks() ? -1 : chunk;
            }
            case BAR -> -1;
        };
    }
}
