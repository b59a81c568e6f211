package volscope.sim.fs.extent;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of blocks of a file that lie one after the other.
 *
 * @param logical
 *            the first block of the file
 * @param length
 *            how many
 * @param physical
 *            the first block of the volume
 * @param state
 *            whether they hold anything yet
 */
record Extent(long logical, int length, long physical, State state) {

    /** The longest run one extent can tell. */
    static final int LONGEST = 32768;

    /** Whether blocks hold anything. */
    enum State {
        WRITTEN,
        /** They are kept for the file, and read as zeroes. */
        UNWRITTEN
    }

    /** A run of blocks that hold something. */
    Extent(long logical, int length, long physical) {
        this(logical, length, physical, State.WRITTEN);
    }

    boolean isWritten() {
        return state == State.WRITTEN;
    }

    long end() {
        return logical + length;
    }

    boolean holds(long block) {
        return block >= logical && block < end();
    }

    /** Where a block of the file is. */
    long at(long block) {
        return physical + block - logical;
    }

    boolean joins(Extent next) {
        return state == next.state && end() == next.logical && physical + length == next.physical && length + next.length <= longest(state);
    }

    /** The longest run of a state: an unwritten one tells one block less. */
    static int longest(State state) {
        return state == State.WRITTEN ? LONGEST : LONGEST - 1;
    }

    /** The part of it that lies before a block of the file, and the part from there on, where there are such. */
    List<Extent> splitAt(long block) {
        if (block <= logical || block >= end()) {
            return List.of(this);
        }
        int first = (int) (block - logical);
        List<Extent> parts = new ArrayList<>();
        parts.add(new Extent(logical, first, physical, state));
        parts.add(new Extent(block, length - first, physical + first, state));
        return parts;
    }

    Extent with(State newState) {
        return new Extent(logical, length, physical, newState);
    }
}
