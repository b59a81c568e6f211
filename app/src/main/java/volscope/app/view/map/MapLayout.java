package volscope.app.view.map;

import java.util.List;

/**
 * Where the parts of the map stand.
 *
 * @param width
 *            of the map
 * @param height
 *            of the map
 * @param addresses
 *            the width of what stands before the lanes
 */
record MapLayout(double width, double height, double addresses) {
    private static final double LEAST_ADDRESSES = 56;
    private static final double DIGIT = 7.3;
    static final double STRIP = 28;
    static final double GAP = 12;
    static final double LEGEND = 28;
    /** Above the origin's cells, where there are bubbles. */
    static final double BUBBLES = 30;
    /** Above the slots, where lines to them turn. */
    static final double CHANNEL = 12;
    /** Between cards and the store, where lines to slots turn. */
    private static final double LEADS = 20;
    private static final double STORE_SHARE = 0.24;
    private static final double MOST_GAP = 44;

    /** What stands before the lanes of so many chunks. */
    static double addresses(long chunks) {
        int digits = Long.toString(chunks).length();
        return Math.max(LEAST_ADDRESSES, (digits + (digits - 1) / 3) * DIGIT + 18);
    }

    double laneWidth() {
        return Math.max(8, width - addresses - STRIP - 3 * GAP);
    }

    private double room() {
        return height - LEGEND;
    }

    /** What the store has at most. */
    double storeRoom(Zoom zoom) {
        double least = Lane.HEAD + CHANNEL + (zoom.hasWords() ? zoom.height() : 2 * StoreLayout.ROW);
        return Math.max(least, room() * STORE_SHARE);
    }

    /** The height that rows of chunks have at most. */
    double rowsRoom(Zoom zoom) {
        return Math.max(8, (room() - storeRoom(zoom) - leads(zoom)) / (zoom.isFar() ? 1 : 2) - Lane.HEAD);
    }

    private static double leads(Zoom zoom) {
        return zoom.hasWords() ? LEADS : 0;
    }

    /** Where lanes stand when their content is no higher than this. */
    Placed place(Zoom zoom, double rows, double store, double bubbles) {
        double laneHeight = Lane.HEAD + Math.min(rowsRoom(zoom), rows);
        double storeHeight = Lane.HEAD + CHANNEL + Math.min(storeRoom(zoom) - Lane.HEAD - CHANNEL, store);
        int lanes = zoom.isFar() ? 1 : 2;
        double spare = room() - lanes * laneHeight - storeHeight - bubbles - leads(zoom);
        double gap = Math.clamp(spare / 3, 0, MOST_GAP);
        double snapshot = zoom.isFar() ? 0 : laneHeight + bubbles + gap;
        return new Placed(addresses, laneHeight, storeHeight, bubbles, snapshot, snapshot + laneHeight + gap + leads(zoom),
                zoom.isFar() ? List.of(Side.SNAPSHOT) : List.of(Side.values()));
    }

    /**
     * The lanes, the origin's at the top.
     *
     * @param left
     *            where lanes begin
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
     * @param sides
     *            the lanes of chunks that there are
     */
    record Placed(double left, double laneHeight, double storeHeight, double bubbles, double snapshot, double store, List<Side> sides) {

        /** The top of the rows of a lane of chunks. */
        double rows(Side side) {
            return Lane.HEAD + (side == Side.ORIGIN ? bubbles : snapshot);
        }

        /** The bottom of a lane of chunks. */
        double end(Side side) {
            return side == Side.ORIGIN ? bubbles + laneHeight : snapshot + laneHeight;
        }

        /** The top of the slots. */
        double slots() {
            return store + Lane.HEAD + CHANNEL;
        }
    }
}
