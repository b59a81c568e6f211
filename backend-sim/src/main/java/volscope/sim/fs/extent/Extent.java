package volscope.sim.fs.extent;

/**
 * A run of blocks of a file that lie one after the other.
 *
 * @param logical
 *            the first block of the file
 * @param length
 *            how many
 * @param physical
 *            the first block of the volume
 */
record Extent(long logical, int length, long physical) {

    /** The longest run one extent can tell. */
    static final int LONGEST = 32768;

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
        return end() == next.logical && physical + length == next.physical && length + next.length <= LONGEST;
    }
}
