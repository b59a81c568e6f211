package volscope.sim.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        if (write(bio.dev(), bio.sector(), Optional.of(bio)) == Outcome.FREE) {
            snapshots.block().submit(bio);
        }
    }

    /**
     * Makes sure that every snapshot of an origin has the chunk of a sector.
     *
     * @param bio
     *            a write that waits for it; without one only the exceptions are started
     */
    Outcome write(DevNo origin, long sector, Optional<Bio> bio) {
        List<Snapshot> holders = holders(origin, sector);
        if (holders.isEmpty()) {
            return Outcome.FREE;
        }
        int first = 0;
        PendingException held = pending(holders.getFirst(), sector);
        if (bio.isPresent()) {
            held = held.withOriginBio(bio.get());
            holders.getFirst().put(held);
            first = 1;
        }
        for (int i = first; i < holders.size(); i++) {
            startUnlessStarted(holders.get(i), pending(holders.get(i), sector));
        }
        if (first == 1) {
            startUnlessStarted(holders.getFirst(), held);
        }
        return Outcome.HELD;
    }

    /** The snapshots whose exception of a sector is on its way; it is allocated where there was none. */
    private List<Snapshot> holders(DevNo origin, long sector) {
        List<Snapshot> holders = List.of();
        for (Snapshot snapshot : snapshots.of(origin)) {
            if (holds(snapshot, sector)) {
                if (holders.isEmpty()) {
                    holders = new ArrayList<>(2);
                }
                holders.add(snapshot);
            }
        }
        return holders;
    }

    private static PendingException pending(Snapshot snapshot, long sector) {
        return snapshot.pendingOf(snapshot.chunkOf(sector)).orElseThrow();
    }

    private void startUnlessStarted(Snapshot snapshot, PendingException pe) {
        if (!pe.started()) {
            snapshots.copier().start(snapshot, pe);
        }
    }

    private boolean holds(Snapshot snapshot, long sector) {
        if (snapshot.isMerge() || !snapshot.is(Flag.VALID) || !snapshot.is(Flag.ACTIVE) || Long.compareUnsigned(sector, snapshot.length) >= 0) {
            return false;
        }
        long chunk = snapshot.chunkOf(sector);
        if (snapshot.pendingOf(chunk).isPresent()) {
            return true;
        }
        if (snapshot.isComplete(chunk)) {
            return false;
        }
        boolean allocated = snapshots.copier().allocate(snapshot, chunk, Revoke.ORIGIN_WRITE).isPresent();
        if (!allocated) {
            snapshots.invalidate(snapshot, Snapshots.Cause.SPACE);
        }
        return allocated;
    }
}
