package volscope.sim.snapshot;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import volscope.sim.device.Bio;
import volscope.sim.device.DevNo;
import volscope.sim.profile.DaxRules.Revoke;
import volscope.sim.snapshot.SnapshotState.Flag;

/** What a write to an origin does: every valid and active snapshot gets its exception first. */
final class OriginIo {

    private final Snapshots snapshots;

    OriginIo(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** What became of a write. */
    enum Outcome {
        /** No snapshot needs anything: it may go on. */
        FREE,
        /** It waits, or somebody waits, for an exception. */
        HELD
    }

    /** Sends a write again that waited; other snapshots may hold it still. */
    void again(Bio bio) {
        if (write(bio.dev(), bio.sector(), bio) == Outcome.FREE) {
            snapshots.block().submit(bio);
        }
    }

    /** Makes sure that every snapshot of an origin has the chunk of a sector: exceptions that it lacks are started. */
    Outcome copy(DevNo origin, long sector) {
        return write(origin, sector, null);
    }

    /** The same for a write, which waits for it. */
    Outcome write(DevNo origin, Bio bio) {
        return write(origin, bio.sector(), bio);
    }

    private Outcome write(DevNo origin, long sector, @Nullable Bio bio) {
        List<Held> held = List.of();
        for (Snapshot snapshot : snapshots.of(origin)) {
            Pending pe = pending(snapshot, sector);
            if (pe != null) {
                held = plus(held, new Held(snapshot, pe));
            }
        }
        if (held.isEmpty()) {
            return Outcome.FREE;
        }
        int first = 0;
        if (bio != null) {
            held.getFirst().addOriginBio(bio);
            first = 1;
        }
        for (int i = 0; i < held.size(); i++) {
            startUnlessStarted(held.get((first + i) % held.size()));
        }
        return Outcome.HELD;
    }

    private static List<Held> plus(List<Held> held, Held one) {
        if (held.isEmpty()) {
            return List.of(one);
        }
        List<Held> more = held.size() == 1 ? new ArrayList<>(held) : held;
        more.add(one);
        return more;
    }

    /**
     * An exception that a write waits for.
     *
     * @param snapshot
     *            whose
     * @param pe
     *            which
     */
    private record Held(Snapshot snapshot, Pending pe) {

        void addOriginBio(Bio bio) {
            pe.addOriginBio(bio);
            snapshot.changed(pe);
        }
    }

    private void startUnlessStarted(Held held) {
        if (!held.pe.isStarted()) {
            snapshots.copier().start(held.snapshot, held.pe);
        }
    }

    /** The exception of a sector that is on its way to a snapshot; it is allocated where there was none, null if none is needed. */
    private @Nullable Pending pending(Snapshot snapshot, long sector) {
        if (snapshot.isMerge() || !snapshot.is(Flag.VALID) || !snapshot.is(Flag.ACTIVE) || sector >= snapshot.length) {
            return null;
        }
        long chunk = snapshot.chunkOf(sector);
        if (snapshot.isComplete(chunk) && snapshot.pendingOf(chunk).isEmpty()) {
            return null;
        }
        Pending pe = snapshots.copier().pending(snapshot, chunk, Revoke.ORIGIN_WRITE);
        if (pe == null) {
            snapshots.invalidate(snapshot, Snapshots.Cause.SPACE);
        }
        return pe;
    }
}
