package volscope.sim.snapshot;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import volscope.model.event.Event;
import volscope.sim.device.Bio;
import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.Data;
import volscope.sim.device.EndIo;
import volscope.sim.device.Status;
import volscope.sim.kernel.Kernel;
import volscope.sim.profile.DaxRules.Revoke;
import volscope.sim.snapshot.PendingException.Stage;
import volscope.sim.snapshot.SnapshotState.Flag;

/** The life of an exception from its allocation to its completion: copy, wait for one's turn, commit, release who waits. */
final class Copier {

    private static final Set<BioFlag> BACKGROUND = Set.of(BioFlag.BACKGROUND);

    private final Snapshots snapshots;

    Copier(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** The exception of a chunk that is on its way, or one that is allocated now; null if the store is full. */
    @Nullable
    Pending pending(Snapshot snapshot, long chunk, Revoke writer) {
        Pending found = snapshot.pending.find(chunk);
        return found != null ? found : allocate(snapshot, chunk, writer);
    }

    /** Allocates a chunk of the store for an origin chunk that is about to be written; null if the store is full. */
    private @Nullable Pending allocate(Snapshot snapshot, long chunk, Revoke writer) {
        long slot = ExceptionStore.of(snapshot).prepare(snapshots, snapshot);
        if (slot == ExceptionStore.FULL) {
            return null;
        }
        Pending pe = new Pending(chunk, slot, snapshot.started++, writer);
        snapshot.pending.allocated(pe);
        snapshot.changed();
        return pe;
    }

    /** Starts the copy of an allocated exception. */
    void start(Snapshot snapshot, Pending pe) {
        go(snapshot, pe, Stage.COPYING);
        if (snapshots.kernel().isWatched()) {
            snapshots.kernel().emit(new Event.CopyStarted(snapshots.nameOf(snapshot), pe.chunk, pe.slot));
        }
        long from = pe.chunk * snapshot.chunk;
        long size = snapshots.block().sectors(snapshot.origin);
        long count = Math.max(0, Math.min(snapshot.chunk, size - from));
        snapshots.block().submit(new Bio(snapshots.kernel().nextName(), BioOp.READ, snapshot.origin, from, count, Set.of(), Data.EMPTY,
                new OriginRead(snapshot.id, pe.chunk, pe.slot * snapshot.chunk)));
    }

    private static void go(Snapshot snapshot, Pending pe, Stage stage) {
        pe.go(stage);
        snapshot.changed(pe);
    }

    private record OriginRead(long snapshot, long chunk, long to) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            Snapshots all = kernel.get(Snapshots.LAYER);
            Snapshot owner = all.get(snapshot);
            if (status == Status.OK) {
                all.block().submit(new Bio(kernel.nextName(), BioOp.WRITE, owner.cow, to, bio.sectors(), BACKGROUND, data,
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
    void startFull(Snapshot snapshot, Pending pe, Bio remapped) {
        pe.startFull(remapped);
        snapshot.changed(pe);
        snapshots.block().submit(remapped.endingIn(new StoreWritten(snapshot.id, pe.chunk)));
    }

    private void copied(Snapshot snapshot, long chunk, Status status) {
        Pending pe = snapshot.pending.find(chunk);
        if (pe != null) {
            go(snapshot, pe, status == Status.OK ? Stage.COPIED : Stage.FAILED);
        }
        commitDue(snapshot);
    }

    /** Commits what is copied, in the order of allocation, as long as the store is not writing. */
    void commitDue(Snapshot snapshot) {
        Pending due = snapshot.pending.next();
        while (due != null && (due.stage() == Stage.COPIED || due.stage() == Stage.FAILED)
                && ExceptionStore.of(snapshot).isIdle(snapshot)) {
            snapshot.completed++;
            snapshot.pending.committing();
            Status status = due.stage() == Stage.FAILED ? Status.IOERR : Status.OK;
            go(snapshot, due, Stage.COMMITTING);
            ExceptionStore.of(snapshot).commit(snapshots, snapshot, due, status);
            due = snapshot.pending.next();
        }
    }

    /** The store has written an exception down, or failed to. */
    void committed(Snapshot snapshot, long chunk, Status status) {
        Pending pe = snapshot.pending.find(chunk);
        if (pe == null) {
            throw new IllegalStateException("no exception on its way for chunk " + chunk);
        }
        if (status != Status.OK) {
            snapshots.invalidate(snapshot, Snapshots.Cause.IO);
            finish(snapshot, pe, Status.IOERR);
        } else if (!snapshot.is(Flag.VALID)) {
            finish(snapshot, pe, Status.IOERR);
        } else {
            snapshot.complete.put(chunk, pe.slot, snapshots.kernel().profile().snapshot());
            snapshot.changed();
            snapshots.revoke(snapshot, pe.writer, chunk, 1);
            if (snapshots.kernel().isWatched()) {
                snapshots.kernel().emit(new Event.ExceptionCompleted(snapshots.nameOf(snapshot), chunk, pe.slot));
            }
            if (snapshot.isRead(chunk)) {
                go(snapshot, pe, Stage.DRAINING);
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

    private void finish(Snapshot snapshot, Pending pe, Status status) {
        snapshot.take(pe);
        Bio full = pe.fullBio();
        if (full != null) {
            snapshots.block().end(full, status, Data.EMPTY);
        }
        for (Bio bio : pe.snapshotBios()) {
            if (status == Status.OK) {
                snapshots.block().submit(bio);
            } else {
                snapshots.block().end(bio, status, Data.EMPTY);
            }
        }
        for (Bio bio : pe.originBios()) {
            snapshots.originIo().again(bio);
        }
        snapshots.merging(snapshot.origin).ifPresent(snapshots.merger()::copied);
    }
}
