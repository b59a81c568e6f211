package volscope.sim.check.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import volscope.sim.profile.Profile.LargestEntry;
import volscope.sim.profile.Profile.SnapshotRules;

/** The completed exceptions of a snapshot: a hash table of lists, as the rules describe it word for word. Chunks are unsigned. */
final class NaiveTable {

    /** What {@link #find} gives for a chunk without an exception. */
    static final long ABSENT = -1;
    private static final int COUNT_BITS = 8;

    private final long buckets;
    private final LargestEntry largest;
    private final Map<Long, List<Entry>> lists = new HashMap<>();

    /** Some consecutive chunks. */
    private static final class Entry {
        private long old;
        private long slot;
        private int count;

        Entry(long old, long slot) {
            this.old = old;
            this.slot = slot << COUNT_BITS >>> COUNT_BITS;
            this.count = (int) (slot >>> Long.SIZE - COUNT_BITS);
        }

        boolean covers(long chunk) {
            return Long.compareUnsigned(old, chunk) <= 0 && Long.compareUnsigned(chunk, old + count) <= 0;
        }
    }

    /**
     * @param cow
     *            sectors of the COW device
     * @param chunk
     *            sectors of a chunk as the table has it, or 0
     */
    NaiveTable(int cow, int chunk, SnapshotRules rules) {
        long wanted = Math.min(rules.maxBuckets(), chunk == 0 ? cow : cow / chunk);
        buckets = Long.highestOneBit(Math.max(64, wanted));
        largest = rules.largest();
    }

    private List<Entry> list(long chunk) {
        return lists.computeIfAbsent((chunk >>> COUNT_BITS) % buckets, same -> new ArrayList<>());
    }

    long find(long chunk) {
        for (Entry entry : list(chunk)) {
            if (entry.covers(chunk)) {
                return entry.slot + (chunk - entry.old);
            }
        }
        return ABSENT;
    }

    boolean has(long chunk) {
        return find(chunk) != ABSENT;
    }

    void insert(long chunk, long slot) {
        List<Entry> list = list(chunk);
        int at = 0;
        for (Entry entry : list) {
            if (chunk == entry.old + entry.count + 1 && slot == entry.slot + entry.count + 1) {
                entry.count++;
                return;
            }
            if (chunk == entry.old - 1 && slot == entry.slot - 1) {
                entry.count++;
                entry.old--;
                entry.slot--;
                return;
            }
            if (Long.compareUnsigned(chunk, entry.old) < 0) {
                break;
            }
            at++;
        }
        boolean behindAll = at == list.size();
        list.add(behindAll && largest == LargestEntry.FIRST ? 0 : at, new Entry(chunk, slot));
    }

    /** Takes a chunk away; false if it is in no entry or in the middle of one. */
    boolean remove(long chunk) {
        List<Entry> list = list(chunk);
        for (Entry entry : list) {
            if (entry.covers(chunk)) {
                if (entry.count == 0) {
                    list.remove(entry);
                } else if (chunk == entry.old) {
                    entry.old++;
                    entry.slot++;
                    entry.count--;
                } else if (chunk == entry.old + entry.count) {
                    entry.count--;
                } else {
                    return false;
                }
                return true;
            }
        }
        return false;
    }
}
