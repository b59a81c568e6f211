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
        Snapshot first = null;
        Pending firstPe = null;
        List<Held> more = List.of();
        List<Snapshot> all = snapshots.of(origin);
        for (int i = 0; i < all.size(); i++) {
            Snapshot snapshot = all.get(i);
            Pending pe = pending(snapshot, sector);
            if (pe != null && firstPe == null) {
                first = snapshot;
                firstPe = pe;
            } else if (pe != null) {
                more = more.isEmpty() ? new ArrayList<>() : more;
                more.add(new Held(snapshot, pe));
            }
        }
        if (first == null || firstPe == null) {
            return Outcome.FREE;
        }
        if (bio == null) {
            startUnlessStarted(first, firstPe);
        } else {
            firstPe.addOriginBio(bio);
            first.changed(firstPe);
        }
        more.forEach(held -> startUnlessStarted(held.snapshot, held.pe));
        if (bio != null) {
            startUnlessStarted(first, firstPe);
        }
        return Outcome.HELD;
    }

    /**
     * An exception on its way.
     *
     * @param snapshot
     *            whose
     * @param pe
     *            which
     */
    private record Held(Snapshot snapshot, Pending pe) {
    }

    private void startUnlessStarted(Snapshot snapshot, Pending pe) {
        if (!pe.isStarted()) {
            snapshots.copier().start(snapshot, pe);
        }
    }

    /** The exception of a sector that is on its way to a snapshot; it is allocated where there was none, null if none is needed. */
    private @Nullable Pending pending(Snapshot snapshot, long sector) {
        if (snapshot.isMerge() || !snapshot.is(Flag.VALID) || !snapshot.is(Flag.ACTIVE)
                || Long.compareUnsigned(sector, snapshot.length) >= 0) {
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
