package volscope.sim.thin;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * How often each data block of a pool is mapped: the space map of its data device, as a value.
 *
 * @param size
 *            how many blocks there are
 * @param used
 *            how many are mapped
 * @param crowded
 *            how many are mapped more often than a bitmap can say
 * @param groups
 *            the counts, by blocks' numbers divided by {@link #GROUP}; where there is none, nothing is mapped
 */
record DataMap(long size, long used, long crowded, PMap<Long, Counts> groups) {

    /** No blocks. */
    static final DataMap EMPTY = new DataMap(0, 0, 0, HashTreePMap.empty());

    /** How many counts are kept together. */
    static final int GROUP = 128;

    /** Two bits of a bitmap say so much. */
    static final int FITS_BITMAP = 2;

    /** No block was found. */
    static final long NONE = -1;

    /** The counts of a group of blocks; they never change. */
    static final class Counts {

        private static final Counts ZERO = new Counts(new int[GROUP], 0);

        private final int[] counts;
        private final int used;

        private Counts(int[] counts, int used) {
            this.counts = counts;
            this.used = used;
        }

        private Counts with(int index, int count) {
            int[] changed = counts.clone();
            changed[index] = count;
            return new Counts(changed, used + (count > 0 ? 1 : 0) - (counts[index] > 0 ? 1 : 0));
        }
    }

    private Counts group(long block) {
        return groups.getOrDefault(block / GROUP, Counts.ZERO);
    }

    /** How often a block is mapped. */
    int count(long block) {
        return group(block).counts[(int) (block % GROUP)];
    }

    /** How many blocks are not mapped. */
    long free() {
        return size - used;
    }

    DataMap resized(long blocks) {
        return new DataMap(blocks, used, crowded, groups);
    }

    /** A block is mapped once more. */
    DataMap plus(long block) {
        return with(block, count(block) + 1);
    }

    /** A block is mapped once less. */
    DataMap minus(long block) {
        return with(block, count(block) - 1);
    }

    private DataMap with(long block, int count) {
        Counts old = group(block);
        int before = old.counts[(int) (block % GROUP)];
        Counts now = old.with((int) (block % GROUP), count);
        PMap<Long, Counts> changed = now.used == 0 ? groups.minus(block / GROUP) : groups.plus(block / GROUP, now);
        return new DataMap(size, used + now.used - old.used, crowded + isCrowded(count) - isCrowded(before), changed);
    }

    private static int isCrowded(int count) {
        return count > FITS_BITMAP ? 1 : 0;
    }

    /** The first block from one on, before another, that is mapped neither here nor there, or {@link #NONE}. */
    long freeInBoth(DataMap other, long from, long to) {
        long block = from;
        while (block < to) {
            if (group(block).used == GROUP || other.group(block).used == GROUP) {
                block = (block / GROUP + 1) * GROUP;
            } else if (count(block) == 0 && other.count(block) == 0) {
                return block;
            } else {
                block++;
            }
        }
        return NONE;
    }
}
