package volscope.app.view.map;

import java.util.Arrays;
import java.util.Optional;
import volscope.app.session.ChunkRecord.Span;
import volscope.model.machine.ExceptionRun;
import volscope.model.machine.SnapshotInfo;

/**
 * A snapshot's store: a header, metadata areas, and slots, of which each holds a chunk or is free.
 *
 * @param info
 *            the snapshot as the kernel has it
 * @param slots
 *            what slots hold, by the store's chunks; empty where that would be too much to draw
 * @param chunks
 *            the origin's chunk that a slot holds, -1 where none; empty with {@code slots}
 */
record Store(SnapshotInfo info, Optional<ChunkState[]> slots, long[] chunks) {
    private static final long MOST_SLOTS = 1 << 20;
    private static final long MOST_HELD = 200_000;

    static Store of(Chunks chunks) {
        SnapshotInfo info = chunks.info();
        if (info.storeChunks() > MOST_SLOTS || info.exceptions() > MOST_HELD) {
            return new Store(info, Optional.empty(), new long[0]);
        }
        ChunkState[] slots = new ChunkState[(int) info.storeChunks()];
        long[] held = new long[slots.length];
        Arrays.fill(slots, ChunkState.SHARED);
        Arrays.fill(held, -1);
        for (ExceptionRun run : chunks.revision().exceptions(chunks.device(), 0, info.originChunks())) {
            for (long i = 0; i < run.length(); i++) {
                set(slots, held, run.slot() + i, chunks.isInvalid() ? ChunkState.INVALID : ChunkState.COPIED, run.chunk() + i);
            }
        }
        for (Span span : chunks.record().own(0, info.originChunks(), info.chunkSectors())) {
            for (ExceptionRun run : chunks.revision().exceptions(chunks.device(), span.from(), span.to())) {
                for (long chunk = Math.max(run.chunk(), span.from()); chunk < Math.min(run.end(), span.to()); chunk++) {
                    set(slots, held, run.slot() + chunk - run.chunk(), chunks.isInvalid() ? ChunkState.INVALID : ChunkState.OWN, chunk);
                }
            }
        }
        if (info.pending() > 0) {
            chunks.record().inFlight(0, info.originChunks())
                    .forEach((chunk, slot) -> set(slots, held, slot, ChunkState.FLIGHT, chunk));
        }
        return new Store(info, Optional.of(slots), held);
    }

    private static void set(ChunkState[] slots, long[] held, long slot, ChunkState state, long chunk) {
        if (slot < slots.length) {
            slots[(int) slot] = state;
            held[(int) slot] = chunk;
        }
    }

    /** What a chunk of the store is. */
    enum Kind {
        HEADER, AREA, SLOT
    }

    Kind kind(long chunk) {
        if (!info.isPersistent()) {
            return Kind.SLOT;
        }
        return chunk == 0 ? Kind.HEADER : (chunk - 1) % stride() == 0 ? Kind.AREA : Kind.SLOT;
    }

    /** From one metadata area to the next. */
    long stride() {
        return info.entriesInArea() + 1;
    }

    /** How many metadata areas fit, the last perhaps without a slot of its own. */
    long areas() {
        return info.isPersistent() ? Math.max(1, Math.ceilDiv(info.storeChunks() - 1, stride())) : 1;
    }

    /** The metadata area that a chunk of the store is or belongs to. */
    long area(long chunk) {
        return (chunk - 1) / stride();
    }

    /** Slots in all. */
    long capacity() {
        return info.isPersistent() ? Math.max(0, info.storeChunks() - 1 - areas()) : info.storeChunks();
    }

    /** How many entries a metadata area has in use. */
    long entries(long area) {
        long first = 2 + area * stride();
        return Math.clamp(info.nextFree() - first, 0, info.entriesInArea());
    }

    /** Whether the store's metadata area was written to. */
    boolean isBegun(long area) {
        return info.nextFree() > 1 + area * stride();
    }
}
