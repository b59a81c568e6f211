package volscope.sim.check.explore;

import java.util.concurrent.atomic.AtomicInteger;

/** The states that were met, by the bits of their summaries: a set that takes 24 to 48 bytes a state. May be used by several threads. */
public final class Seen {

    private static final int SEGMENTS = 256;

    private final Segment[] segments = new Segment[SEGMENTS];
    private final AtomicInteger size = new AtomicInteger();

    public Seen() {
        for (int i = 0; i < SEGMENTS; i++) {
            segments[i] = new Segment();
        }
    }

    /** Adds a state by what it says; false if it was there. */
    public boolean add(Summary state) {
        return add(state.high(), state.low());
    }

    /** Whether a state was added that says this. */
    public boolean has(Summary state) {
        return has(state.high(), state.low());
    }

    /** Adds a state; false if it was there. */
    public boolean add(long high, long low) {
        boolean added = segments[(int) (high >>> 56)].add(high, low | 1);
        if (added) {
            size.incrementAndGet();
        }
        return added;
    }

    /** Whether a state was added; while another thread adds some, the answer may be no for one of those. */
    public boolean has(long high, long low) {
        return segments[(int) (high >>> 56)].has(high, low | 1);
    }

    /** How many states there are. */
    public int size() {
        return size.get();
    }

    /** The memory that it takes. */
    public long bytes() {
        long bytes = 0;
        for (Segment segment : segments) {
            bytes += (long) Long.BYTES * segment.table.length;
        }
        return bytes;
    }

    /** A hash table of its own, so that growing moves a part of the states alone. The lowest bit of a state is always set. */
    private static final class Segment {
        private volatile long[] table = new long[32];
        private int count;

        boolean has(long high, long low) {
            long[] now = table;
            int mask = now.length / 2 - 1;
            int slot = (int) (high ^ low >>> 20) & mask;
            while (now[2 * slot + 1] != 0) {
                if (now[2 * slot] == high && now[2 * slot + 1] == low) {
                    return true;
                }
                slot = slot + 1 & mask;
            }
            return false;
        }

        synchronized boolean add(long high, long low) {
            if (3 * count >= table.length) {
                grow();
            }
            return insert(table, high, low);
        }

        private boolean insert(long[] into, long high, long low) {
            int mask = into.length / 2 - 1;
            int slot = (int) (high ^ low >>> 20) & mask;
            while (into[2 * slot + 1] != 0) {
                if (into[2 * slot] == high && into[2 * slot + 1] == low) {
                    return false;
                }
                slot = slot + 1 & mask;
            }
            into[2 * slot] = high;
            into[2 * slot + 1] = low;
            count++;
            return true;
        }

        private void grow() {
            long[] old = table;
            long[] larger = new long[2 * old.length];
            count = 0;
            for (int i = 0; i < old.length; i += 2) {
                if (old[i + 1] != 0) {
                    insert(larger, old[i], old[i + 1]);
                }
            }
            table = larger;
        }
    }
}
