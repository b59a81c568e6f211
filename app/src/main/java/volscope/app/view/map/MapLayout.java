package volscope.app.view.map;

/**
 * Where the parts of the map stand.
 *
 * @param width
 *            of the map
 * @param height
 *            of the map
 */
record MapLayout(double width, double height) {
    static final double ADDRESSES = 56;
    static final double STRIP = 28;
    static final double GAP = 12;
    static final double LEGEND = 28;
    /** Above the origin's cells, where there are bubbles. */
    static final double BUBBLES = 30;
    private static final double STORE_SHARE = 0.24;
    private static final double MOST_GAP = 44;

    double laneWidth() {
        return Math.max(8, width - ADDRESSES - STRIP - 3 * GAP);
    }

    private double room() {
        return height - LEGEND;
    }

    /** What the store has at most. */
    double storeRoom(Zoom zoom) {
        double least = Lane.HEAD + (zoom.hasWords() ? zoom.height() : 2 * StoreLayout.ROW);
        return Math.max(least, room() * STORE_SHARE);
    }

    /** The height that rows of chunks have at most. */
    double rowsRoom(Zoom zoom) {
        return Math.max(8, (room() - storeRoom(zoom)) / 2 - Lane.HEAD);
    }

    /** Where lanes stand when their content is no higher than this. */
    Placed place(Zoom zoom, double rows, double store, double bubbles) {
        double laneHeight = Lane.HEAD + Math.min(rowsRoom(zoom), rows);
        double storeHeight = Lane.HEAD + Math.min(storeRoom(zoom) - Lane.HEAD, store);
        double spare = room() - 2 * laneHeight - storeHeight - bubbles;
        double gap = Math.clamp(spare / 3, 0, MOST_GAP);
        double snapshot = laneHeight + bubbles + gap;
        return new Placed(laneHeight, storeHeight, bubbles, snapshot, snapshot + laneHeight + gap);
    }

    /**
     * The lanes, the origin's at the top.
     *
     * @param laneHeight
     *            of a lane of chunks, its head included
     * @param storeHeight
     *            of the store's lane, its head included
     * @param bubbles
     *            room above the origin's cells
     * @param snapshot
     *            the top of the snapshot's lane
     * @param store
     *            the top of the store's lane
     */
    record Placed(double laneHeight, double storeHeight, double bubbles, double snapshot, double store) {

        /** The top of the rows of a lane of chunks. */
        double rows(Side side) {
            return Lane.HEAD + (side == Side.ORIGIN ? bubbles : snapshot);
        }

        /** The top of the slots. */
        double slots() {
            return store + Lane.HEAD;
        }
    }
}
