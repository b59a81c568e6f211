package volscope.sim.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;

import volscope.sim.page.RunMap;

/**
 * The completed exceptions of a snapshot as a value: which chunk of the origin is in which chunk of the store. What a damaged store says
 * besides is kept as the kernel's hash table keeps it, group by group of 256 chunks: chunks twice, numbers out of any device, runs where
 * only chunks should be.
 *
 * @param runs
 *            what a sound store can say
 * @param strays
 *            the groups in which there is more than that, whole, in the order the kernel looks through them
 */
public record Exceptions(RunMap runs, PSortedMap<Long, PVector<Run>> strays) {

    /** No exceptions. */
    public static final Exceptions NONE = new Exceptions(RunMap.EMPTY, TreePMap.empty());

    /** What {@link #get} gives for a chunk without an exception. */
    public static final long ABSENT = RunMap.ABSENT;

    private static final int GROUP_BITS = 8;
    private static final int SLOT_BITS = 56;

    /**
     * An entry of the kernel's table. Numbers of chunks are 64-bit patterns.
     *
     * @param old
     *            its first chunk of the origin
     * @param slot
     *            its first chunk of the store, of 56 bits
     * @param more
     *            how many chunks follow it on both, at most 255
     */
    public record Run(long old, long slot, int more) {

        /** What the kernel makes of an entry on the device: the upper bits of a slot count. */
        static Run of(long old, long slot) {
            return new Run(old, slot & (1L << SLOT_BITS) - 1, (int) (slot >>> SLOT_BITS));
        }

        long last() {
            return old + more;
        }

        boolean covers(long chunk) {
            return Long.compareUnsigned(chunk, old) >= 0 && Long.compareUnsigned(chunk, last()) <= 0;
        }
    }

    /** The group of a chunk. */
    static long group(long chunk) {
        return chunk >>> GROUP_BITS;
    }

    /** Whether the runs can hold an exception: both numbers are such as a device can have. */
    static boolean isPlain(long chunk, long slot) {
        return chunk >= 0 && chunk < RunMap.CHUNKS && slot >= 0 && slot < (1L << 32) - 1;
    }

    /** The chunk of the store in which a chunk of the origin is, or {@link #ABSENT}. */
    public long get(long chunk) {
        PVector<Run> list = strays.isEmpty() ? null : strays.get(group(chunk));
        return list == null ? get(runs, chunk) : first(list, chunk).map(run -> run.slot() + chunk - run.old()).orElse(ABSENT);
    }

    private static long get(RunMap runs, long chunk) {
        int slot = chunk >= 0 && chunk < RunMap.CHUNKS ? runs.get(chunk) : RunMap.ABSENT;
        return slot == RunMap.ABSENT ? ABSENT : Integer.toUnsignedLong(slot);
    }

    static Optional<Run> first(List<Run> runs, long chunk) {
        return runs.stream().filter(run -> run.covers(chunk)).findFirst();
    }

    /** How many chunks have an exception; one that has two counts twice. */
    public long size() {
        return runs.size() + strays.values().stream().flatMap(List::stream).mapToLong(run -> run.more() + 1L).sum();
    }

    /** The chunks of groups with strays that have an exception, in {@code from} to {@code to - 1}, by number. */
    List<Long> strayChunks(long from, long to) {
        return strays.keySet().stream().filter(group -> group >= group(from) && group <= group(to - 1))
                .flatMap(group -> LongStream.range(group << GROUP_BITS, group + 1 << GROUP_BITS).boxed())
                .filter(chunk -> chunk >= from && chunk < to && get(chunk) != ABSENT).toList();
    }
}
