package volscope.app.view.map;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import volscope.app.session.ChunkRecord;
import volscope.app.session.ChunkRecord.Span;
import volscope.model.machine.ExceptionRun;
import volscope.model.machine.Revision;
import volscope.model.machine.SnapshotInfo;

/**
 * The states of a snapshot's chunks at a moment: one by one where they have cells, in bins where they have not.
 *
 * @param revision
 *            the moment
 * @param device
 *            the snapshot's device-mapper name
 * @param info
 *            the snapshot as the kernel has it
 * @param record
 *            what its chunks went through
 */
record Chunks(Revision revision, String device, SnapshotInfo info, ChunkRecord record) {
    /** Of more written ranges than these, the exceptions are not asked for one by one. */
    private static final int FEW = 500;

    /** The states of a range of chunks. */
    ChunkState[] states(Side side, long from, long to) {
        ChunkState[] states = new ChunkState[(int) (to - from)];
        if (side == Side.SNAPSHOT && isInvalid()) {
            Arrays.fill(states, ChunkState.INVALID);
            return states;
        }
        Arrays.fill(states, ChunkState.SHARED);
        for (ExceptionRun run : revision.exceptions(device, from, to)) {
            Arrays.fill(states, (int) (Math.max(run.chunk(), from) - from), (int) (Math.min(run.end(), to) - from), ChunkState.COPIED);
        }
        for (Span span : record.own(from, to, info.chunkSectors())) {
            for (int i = (int) (span.from() - from); i < span.to() - from; i++) {
                states[i] = states[i] == ChunkState.COPIED ? own(side) : states[i];
            }
        }
        for (long chunk : record.inFlight(from, to).keySet()) {
            states[(int) (chunk - from)] = isPending() ? ChunkState.FLIGHT : states[(int) (chunk - from)];
        }
        return states;
    }

    /** The state of one chunk. */
    ChunkState state(Side side, long chunk) {
        return states(side, chunk, chunk + 1)[0];
    }

    /** The same, counted in bins from a chunk on; nothing is counted beyond the end of the volume. */
    Bins bins(Side side, long from, long length, int bins) {
        Map<ChunkState, long[]> counts = new EnumMap<>(ChunkState.class);
        long[] rest = new long[bins];
        for (int i = 0; i < bins; i++) {
            rest[i] = Math.clamp(info.originChunks() - from - i * length, 0, length);
        }
        if (side == Side.SNAPSHOT && isInvalid()) {
            counts.put(ChunkState.INVALID, rest);
            return new Bins(from, length, counts);
        }
        long[] held = revision.exceptionCounts(device, from, length, bins);
        long[] own = own(from, length, bins);
        long[] flight = new long[bins];
        if (isPending()) {
            for (long chunk : record.inFlight(from, from + length * bins).keySet()) {
                int bin = (int) ((chunk - from) / length);
                ChunkState without = stateWithoutFlight(chunk);
                held[bin] -= without == ChunkState.SHARED ? 0 : 1;
                own[bin] -= without == ChunkState.OWN ? 1 : 0;
                flight[bin]++;
            }
        }
        for (int i = 0; i < bins; i++) {
            rest[i] -= held[i] + flight[i];
            held[i] -= own[i];
        }
        counts.put(ChunkState.SHARED, rest);
        put(counts, ChunkState.COPIED, held);
        put(counts, own(side), own);
        put(counts, ChunkState.FLIGHT, flight);
        return new Bins(from, length, counts);
    }

    /** How many exceptions the snapshot's own writes made or took over. */
    long ownChunks() {
        return bins(Side.SNAPSHOT, 0, Math.max(1, info.originChunks()), 1).total(ChunkState.OWN);
    }

    boolean isInvalid() {
        return info.state() == SnapshotInfo.State.INVALID;
    }

    private boolean isPending() {
        return info.pending() > 0;
    }

    private static void put(Map<ChunkState, long[]> counts, ChunkState state, long[] all) {
        if (Arrays.stream(all).anyMatch(count -> count != 0)) {
            counts.put(state, all);
        }
    }

    private static ChunkState own(Side side) {
        return side == Side.ORIGIN ? ChunkState.ALONE : ChunkState.OWN;
    }

    private ChunkState stateWithoutFlight(long chunk) {
        if (revision.exceptions(device, chunk, chunk + 1).isEmpty()) {
            return ChunkState.SHARED;
        }
        return record.own(chunk, chunk + 1, info.chunkSectors()).isEmpty() ? ChunkState.COPIED : ChunkState.OWN;
    }

    /** A range that was written counts as far as the store holds it: a write may have failed. */
    private long[] own(long from, long length, int bins) {
        long[] counts = new long[bins];
        List<Span> spans = record.own(from, Math.min(info.originChunks(), from + length * bins), info.chunkSectors());
        for (Span span : spans) {
            if (spans.size() > FEW) {
                add(counts, from, length, span.from(), span.to());
            } else {
                revision.exceptions(device, span.from(), span.to())
                        .forEach(run -> add(counts, from, length, Math.max(run.chunk(), span.from()), Math.min(run.end(), span.to())));
            }
        }
        return counts;
    }

    private static void add(long[] counts, long from, long length, long first, long end) {
        for (long at = first; at < end;) {
            int bin = (int) ((at - from) / length);
            long next = Math.min(end, from + (bin + 1) * length);
            counts[bin] += next - at;
            at = next;
        }
    }
}
