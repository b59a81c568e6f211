package volscope.sim.check.fuzz;

import org.jspecify.annotations.Nullable;

/** A COW device: what its first chunk says, and the store that lies on it. */
final class NaiveCow {

    /** What the first sector holds. */
    enum Header {
        ZERO, VALID, INVALID, GARBAGE,
        /** Some chunk of a transient store: nobody says which. */
        DATA
    }

    final int sectors;
    Header header = Header.ZERO;
    @Nullable
    NaiveStore store;

    NaiveCow(int sectors) {
        this.sectors = sectors;
    }
}
