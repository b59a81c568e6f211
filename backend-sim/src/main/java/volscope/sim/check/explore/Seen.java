package volscope.sim.check.explore;

/** The states that were met, by the bits of their summaries: a set that takes 23 to 46 bytes a state. */
public final class Seen {

    private static final int SEGMENTS = 256;

    private final Segment[] segments = new Segment[SEGMENTS];
    private int size;

    public Seen() {
        for (int i = 0; i < SEGMENTS; i++) {
            segments[i] = new Segment();
        }
    }

    /** Adds a state; false if it was there. */
    public boolean add(long high, long low) {
        boolean added = segments[(int) (high >>> 56)].add(high, low | 1);
        size += added ? 1 : 0;
        return added;
    }

    /** How many states there are. */
    public int size() {
        return size;
    }

    /** A hash table of its own, so that growing moves a part of the states alone. The lowest bit of a state is always set. */
    private static final class Segment {
        private long[] table = new long[32];
        private int count;

        boolean add(long high, long low) {
            if (3 * count >= table.length) {
                grow();
            }
            return insert(high, low);
        }

        private boolean insert(long high, long low) {
            int mask = table.length / 2 - 1;
            int slot = (int) (high ^ low >>> 20) & mask;
            while (table[2 * slot + 1] != 0) {
                if (table[2 * slot] == high && table[2 * slot + 1] == low) {
                    return false;
                }
                slot = slot + 1 & mask;
            }
            table[2 * slot] = high;
            table[2 * slot + 1] = low;
            count++;
            return true;
        }

        private void grow() {
            long[] old = table;
            table = new long[2 * old.length];
            count = 0;
            for (int i = 0; i < old.length; i += 2) {
                if (old[i + 1] != 0) {
                    insert(old[i], old[i + 1]);
                }
            }
        }
    }
}
