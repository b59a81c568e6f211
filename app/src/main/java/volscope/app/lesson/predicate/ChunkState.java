package volscope.app.lesson.predicate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import volscope.model.event.Event;
import volscope.model.machine.ExceptionRun;
import volscope.model.machine.RevisionId;
import volscope.model.machine.SnapshotInfo;

/** How a snapshot has a chunk. */
enum ChunkState {
    SHARED, IN_STORE, COPIED, WRITTEN;

    /** As it is written. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Where the store has a chunk. */
    static Optional<Long> slot(Moment moment, String device, long chunk) {
        return moment.revision().exceptions(device, chunk, chunk + 1).stream().findFirst()
                .map((ExceptionRun run) -> run.slot() + chunk - run.chunk());
    }

    /**
     * How a snapshot has a chunk now: copied if kcopyd filled its slot, written if a write to the snapshot did. What happened before the
     * start is asked for too.
     */
    static ChunkState of(World world, String device, SnapshotInfo info, long chunk) {
        if (slot(world.now(), device, chunk).isEmpty()) {
            return SHARED;
        }
        List<RevisionId> moments = world.history();
        for (RevisionId moment : moments.reversed()) {
            for (Event event : world.revision(moment).events().reversed()) {
                if (event instanceof Event.CopyStarted copy && copy.snapshot().equals(device) && copy.chunk() == chunk) {
                    return COPIED;
                }
                if (event instanceof Event.Written write && write.device().equals(device) && covers(write, info.chunkSectors(), chunk)) {
                    return WRITTEN;
                }
            }
        }
        return IN_STORE;
    }

    private static boolean covers(Event.Written write, long chunkSectors, long chunk) {
        return write.sector() < (chunk + 1) * chunkSectors && write.sector() + write.sectors() > chunk * chunkSectors;
    }

    /** Whether a chunk that is had in some way is had in this way. */
    boolean covers(ChunkState found) {
        return this == found || this == IN_STORE && found != SHARED;
    }
}
