package volscope.app.view.map;

import org.jspecify.annotations.Nullable;

/** What is derived of a snapshot at a moment and does not depend on which chunks are in view; derived once, when it is asked for. */
final class Derived {
    private final Chunks chunks;
    private @Nullable Store store;
    private @Nullable Bins overview;
    private long own = -1;

    Derived(Chunks chunks) {
        this.chunks = chunks;
    }

    Chunks chunks() {
        return chunks;
    }

    Store store() {
        Store made = store;
        if (made == null) {
            made = Store.of(chunks);
            store = made;
        }
        return made;
    }

    /** The whole volume in so many bins. */
    Bins overview(int bins) {
        Bins made = overview;
        if (made == null || made.size() != bins) {
            made = chunks.bins(Side.SNAPSHOT, 0, OverviewPainter.bin(chunks.info().originChunks(), bins), bins);
            overview = made;
        }
        return made;
    }

    /** How many exceptions the snapshot's own writes made or took over. */
    long own() {
        if (own < 0) {
            own = chunks.ownChunks();
        }
        return own;
    }
}
