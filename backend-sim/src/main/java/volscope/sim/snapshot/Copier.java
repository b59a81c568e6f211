package volscope.sim.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.model.event.Event;
import volscope.sim.device.Bio;
import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.Data;
import volscope.sim.device.Disk;
import volscope.sim.device.EndIo;
import volscope.sim.device.Status;
import volscope.sim.kernel.Kernel;
import volscope.sim.profile.DaxRules.Revoke;
import volscope.sim.snapshot.PendingException.Stage;
import volscope.sim.snapshot.SnapshotState.Flag;

/** The life of an exception from its allocation to its completion: copy, wait for one's turn, commit, release who waits. */
final class Copier {

    private final Snapshots snapshots;

    Copier(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** Allocates a chunk of the store for an origin chunk that is about to be written; empty if the store is full. */
    Optional<PendingException> allocate(Snapshot snapshot, long chunk, Revoke writer) {
        return ExceptionStore.of(snapshot).prepare(snapshots, snapshot).map(slot -> {
            PendingException pe = PendingException.allocated(chunk, slot, snapshot.started++, writer);
            snapshot.pending.allocated(pe);
            snapshot.changed();
            return pe;
        });
    }

    /** Starts the copy of an allocated exception. */
    void start(Snapshot snapshot, PendingException pe) {
        snapshot.put(pe.at(Stage.COPYING));
        if (snapshots.kernel().isWatched()) {
            snapshots.kernel().emit(new Event.CopyStarted(snapshots.nameOf(snapshot), pe.chunk(), pe.slot()));
        }
        long from = pe.chunk() * snapshot.chunk;
        long size = snapshots.block().find(snapshot.origin).map(Disk::sectors).orElse(0L);
        long count = Math.max(0, Math.min(snapshot.chunk, size - from));
        snapshots.block().submit(new Bio(snapshots.kernel().nextId(), BioOp.READ, snapshot.origin, from, count, Set.of(), Data.EMPTY,
                new OriginRead(snapshot.id, pe.chunk(), pe.slot() * snapshot.chunk)));
    }

    private record OriginRead(long snapshot, long chunk, long to) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            Snapshots all = kernel.get(Snapshots.LAYER);
            Snapshot owner = all.get(snapshot);
            if (status == Status.OK) {
                all.block().submit(new Bio(kernel.nextId(), BioOp.WRITE, owner.cow, to, bio.sectors(), Set.of(BioFlag.BACKGROUND), data,
                        new StoreWritten(snapshot, chunk)));
            } else {
                all.copier().copied(owner, chunk, status);
            }
        }
    }

    private record StoreWritten(long snapshot, long chunk) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            Snapshots all = kernel.get(Snapshots.LAYER);
            all.copier().copied(all.get(snapshot), chunk, status);
        }
    }

    /** Sends a write of a whole chunk straight to the store: it stands for the copy. */
    void startFull(Snapshot snapshot, PendingException pe, Bio remapped) {
        snapshot.put(pe.withFullBio(remapped));
        snapshots.block().submit(remapped.endingIn(new StoreWritten(snapshot.id, pe.chunk())));
    }

    private void copied(Snapshot snapshot, long chunk, Status status) {
        snapshot.pendingOf(chunk).ifPresent(pe -> snapshot.put(pe.at(status == Status.OK ? Stage.COPIED : Stage.FAILED)));
        commitDue(snapshot);
    }

    /** Commits what is copied, in the order of allocation, as long as the store is not writing. */
    void commitDue(Snapshot snapshot) {
        Optional<PendingException> due = nextDue(snapshot);
        while (due.isPresent() && ExceptionStore.of(snapshot).isIdle(snapshot)) {
            snapshot.completed++;
            snapshot.pending.committing();
            boolean failed = due.get().stage() == Stage.FAILED;
            snapshot.put(due.get().at(Stage.COMMITTING));
            ExceptionStore.of(snapshot).commit(snapshots, snapshot, due.get().at(Stage.COMMITTING), failed ? Status.IOERR : Status.OK);
            due = nextDue(snapshot);
        }
    }

    private static Optional<PendingException> nextDue(Snapshot snapshot) {
        return snapshot.pending.next().filter(pe -> pe.stage() == Stage.COPIED || pe.stage() == Stage.FAILED);
    }

    /** The store has written an exception down, or failed to. */
    void committed(Snapshot snapshot, long chunk, Status status) {
        PendingException pe = snapshot.pendingOf(chunk).orElseThrow();
        if (status != Status.OK) {
            snapshots.invalidate(snapshot, Snapshots.Cause.IO);
            finish(snapshot, pe, Status.IOERR);
        } else if (!snapshot.is(Flag.VALID)) {
            finish(snapshot, pe, Status.IOERR);
        } else {
            snapshot.complete.put(chunk, pe.slot(), snapshots.kernel().profile().snapshot());
            snapshot.changed();
            snapshots.revoke(snapshot, pe.writer(), chunk, 1);
            if (snapshots.kernel().isWatched()) {
                snapshots.kernel().emit(new Event.ExceptionCompleted(snapshots.nameOf(snapshot), chunk, pe.slot()));
            }
            if (snapshot.isRead(chunk)) {
                snapshot.put(pe.at(Stage.DRAINING));
            } else {
                finish(snapshot, pe, Status.OK);
            }
        }
    }

    /** A read of an origin chunk through the snapshot has ended; an exception may have waited for it. */
    void readEnded(Snapshot snapshot, long chunk) {
        snapshot.readEnded(chunk);
        if (!snapshot.isRead(chunk)) {
            snapshot.pendingOf(chunk).filter(pe -> pe.stage() == Stage.DRAINING).ifPresent(pe -> finish(snapshot, pe, Status.OK));
        }
    }

    private void finish(Snapshot snapshot, PendingException pe, Status status) {
        snapshot.take(pe);
        pe.fullBio().ifPresent(bio -> snapshots.block().end(bio, status, Data.EMPTY));
        for (Bio bio : pe.snapshotBios()) {
            if (status == Status.OK) {
                snapshots.block().submit(bio);
            } else {
                snapshots.block().end(bio, status, Data.EMPTY);
            }
        }
        List<Bio> retried = pe.originBios();
        retried.forEach(bio -> snapshots.originIo().again(bio));
        snapshots.merging(snapshot.origin).ifPresent(snapshots.merger()::copied);
    }
}
