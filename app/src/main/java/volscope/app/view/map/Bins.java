package volscope.app.view.map;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many chunks of each state lie in bins of equal length.
 *
 * @param from
 *            the first chunk of the first bin
 * @param length
 *            chunks in a bin; the last may be cut off by the end of the volume
 * @param counts
 *            by state, then by bin; a state that does not occur is missing
 */
record Bins(long from, long length, Map<ChunkState, long[]> counts) {

    /** Chunks of a state in a bin. */
    long count(ChunkState state, int bin) {
        long[] all = counts.get(state);
        return all == null || bin >= all.length ? 0 : all[bin];
    }

    /** Chunks of a state in all bins. */
    long total(ChunkState state) {
        long sum = 0;
        for (long count : counts.getOrDefault(state, new long[0])) {
            sum += count;
        }
        return sum;
    }

    /** How many bins. */
    int size() {
        int most = 0;
        for (long[] all : counts.values()) {
            most = Math.max(most, all.length);
        }
        return most;
    }

    /** The sums over all bins. */
    Map<ChunkState, Long> totals() {
        Map<ChunkState, Long> totals = new EnumMap<>(ChunkState.class);
        counts.keySet().forEach(state -> totals.put(state, total(state)));
        return totals;
    }
}
