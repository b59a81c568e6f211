package volscope.sim.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.device.Bio;
import volscope.sim.device.DevNo;
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
        List<PendingException> startNow = new ArrayList<>();
        List<Snapshot> owners = new ArrayList<>();
        Optional<PendingException> last = Optional.empty();
        Optional<Snapshot> lastOwner = Optional.empty();
        boolean held = false;
        for (Snapshot snapshot : snapshots.of(origin)) {
            Optional<PendingException> found = needed(snapshot, sector);
            if (found.isEmpty()) {
                continue;
            }
            held = true;
            PendingException pe = found.get();
            if (lastOwner.isEmpty() && bio.isPresent()) {
                pe = pe.withOriginBio(bio.get());
                snapshot.put(pe);
                lastOwner = Optional.of(snapshot);
                last = Optional.of(pe);
            } else {
                owners.add(snapshot);
                startNow.add(pe);
            }
        }
        for (int i = 0; i < owners.size(); i++) {
            startUnlessStarted(owners.get(i), startNow.get(i));
        }
        if (last.isPresent()) {
            startUnlessStarted(lastOwner.orElseThrow(), last.get());
        }
        return held ? Outcome.HELD : Outcome.FREE;
    }

    private void startUnlessStarted(Snapshot snapshot, PendingException pe) {
        if (!pe.started()) {
            snapshots.copier().start(snapshot, pe);
        }
    }

    private Optional<PendingException> needed(Snapshot snapshot, long sector) {
        if (snapshot.isMerge() || !snapshot.is(Flag.VALID) || !snapshot.is(Flag.ACTIVE) || sector >= snapshot.length) {
            return Optional.empty();
        }
        long chunk = snapshot.chunkOf(sector);
        Optional<PendingException> pending = snapshot.pendingOf(chunk);
        if (pending.isPresent() || snapshot.isComplete(chunk)) {
            return pending;
        }
        Optional<PendingException> allocated = snapshots.copier().allocate(snapshot, chunk);
        if (allocated.isEmpty()) {
            snapshots.invalidate(snapshot, Snapshots.Cause.SPACE);
        }
        return allocated;
    }
}
