package volscope.sim.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.pcollections.PVector;
import org.pcollections.TreePVector;

import volscope.sim.device.Bio;
import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.Data;
import volscope.sim.device.Disk;
import volscope.sim.device.EndIo;
import volscope.sim.device.Status;
import volscope.sim.dm.Pace;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.Work;
import volscope.sim.profile.DaxRules.Revoke;
import volscope.sim.snapshot.PersistentStore.MergeRun;
import volscope.sim.snapshot.SnapshotState.Flag;
import volscope.sim.snapshot.SnapshotState.MergeStage;

/** Merges a snapshot back into its origin: window by window, newest exceptions first. */
final class Merger {

    private final Snapshots snapshots;

    Merger(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** Starts, or goes on: who resumes the device sends the first copy. */
    void start(Snapshot snapshot) {
        if (snapshot.merge.stage() == MergeStage.STOPPED) {
            snapshot.clear(Flag.STOP_MERGE);
            snapshot.merge(snapshot.merge.at(MergeStage.READY));
            step(snapshot);
        }
    }

    /** The next step is done at once while the devices are not far behind, else when they have caught up. */
    private void next(Snapshot snapshot) {
        snapshot.merge(snapshot.merge.at(MergeStage.READY));
        Pace.queue(snapshots.kernel(), snapshot.merge.busy(), new Next(snapshot.id));
    }

    /**
     * Stops after the window that is being copied.
     *
     * @throws Sleeping
     *             while that takes its time
     */
    void stop(Snapshot snapshot) {
        snapshot.set(Flag.STOP_MERGE);
        boolean stopped = snapshots.kernel().runUntil(() -> snapshot.merge.stage() == MergeStage.STOPPED);
        if (!stopped && snapshot.merge.stage() == MergeStage.READY) {
            halt(snapshot);
        } else if (!stopped) {
            throw Sleeping.onWork("merge of " + snapshots.nameOf(snapshot));
        }
        snapshot.clear(Flag.STOP_MERGE);
    }

    private record Next(long snapshot) implements Work {
        @Override
        public String label() {
            return "merge next chunks";
        }

        @Override
        public void run(Kernel kernel) {
            Snapshots all = kernel.get(Snapshots.LAYER);
            all.find(snapshot).filter(owner -> owner.merge.stage() == MergeStage.READY).ifPresent(all.merger()::step);
        }
    }

    private void step(Snapshot snapshot) {
        if (snapshot.is(Flag.STOP_MERGE)) {
            halt(snapshot);
            return;
        }
        if (!snapshot.is(Flag.VALID)) {
            snapshots.log(Level.ERR, "Snapshot is invalid: can't merge");
            halt(snapshot);
            return;
        }
        Optional<MergeRun> run = prepare(snapshot);
        if (run.isEmpty()) {
            fail(snapshot, "Read error in exception store: shutting down merge");
        } else if (run.get().count() == 0) {
            halt(snapshot);
        } else {
            window(snapshot, run.get());
        }
    }

    private Optional<MergeRun> prepare(Snapshot snapshot) {
        try {
            return Optional.of(PersistentStore.prepareMerge(snapshots, snapshot));
        } catch (ErrnoException unreadable) {
            return Optional.empty();
        }
    }

    private void window(Snapshot snapshot, MergeRun run) {
        long first = run.old() + 1 - run.count();
        if (othersNeed(snapshot, first, run.count())) {
            snapshot.merge(snapshot.merge.at(MergeStage.WAITING_COPIES));
            return;
        }
        snapshot.merge(snapshot.merge.window(first, run.count()));
        for (long i = 0; i < run.count(); i++) {
            if (snapshot.isRead(first + i)) {
                snapshot.merge(snapshot.merge.at(MergeStage.WAITING_WRITES));
                return;
            }
        }
        snapshots.revoke(snapshot, Revoke.MERGE, first, run.count());
        copy(snapshot, first, run);
    }

    /** Looks through the window in steps of the smallest chunk there was when the merge was resumed. */
    private boolean othersNeed(Snapshot snapshot, long first, long count) {
        long step = Math.max(1, snapshots.split(snapshot.id));
        boolean held = false;
        for (long done = 0; done < count * snapshot.chunk; done += step) {
            held |= snapshots.originIo().copy(snapshot.origin, first * snapshot.chunk + done) == OriginIo.Outcome.HELD;
        }
        return held;
    }

    private long originSectors(Snapshot snapshot) {
        return snapshots.block().find(snapshot.origin).map(Disk::sectors).orElse(0L);
    }

    /** A copy to another snapshot has ended. */
    void copied(Snapshot snapshot) {
        if (snapshot.merge.stage() == MergeStage.WAITING_COPIES) {
            next(snapshot);
        }
    }

    /** A write to a chunk of the store has ended. */
    void written(Snapshot snapshot) {
        if (snapshot.merge.stage() == MergeStage.WAITING_WRITES) {
            next(snapshot);
        }
    }

    private void copy(Snapshot snapshot, long first, MergeRun run) {
        snapshot.merge(snapshot.merge.at(MergeStage.COPYING));
        long from = (run.slot() + 1 - run.count()) * snapshot.chunk;
        long to = first * snapshot.chunk;
        long all = run.count() * snapshot.chunk;
        long left = originSectors(snapshot) - to;
        long sectors = Long.compareUnsigned(left, all) < 0 ? left : all;
        Kernel kernel = snapshots.kernel();
        String outer = kernel.enterWorker();
        try {
            snapshots.block().submit(new Bio(kernel.nextName(), BioOp.READ, snapshot.cow, from, sectors, Set.of(), Data.EMPTY,
                    new StoreRead(snapshot.id, to)));
        } finally {
            kernel.enter(outer);
        }
    }

    private record StoreRead(long snapshot, long to) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            Snapshots all = kernel.get(Snapshots.LAYER);
            Snapshot owner = all.get(snapshot);
            if (status != Status.OK) {
                all.merger().fail(owner, "Read error: shutting down merge.");
                return;
            }
            all.block().submit(new Bio(kernel.nextName(), BioOp.WRITE, owner.origin, to, bio.sectors(), Set.of(BioFlag.BACKGROUND), data,
                    new Ended(snapshot, "Write error: shutting down merge.", After.FLUSH)));
        }
    }

    /** What comes after a step of a window that went well. */
    private enum After {
        FLUSH, COMMIT, RELEASE
    }

    private record Ended(long snapshot, String failure, After after) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            Snapshots all = kernel.get(Snapshots.LAYER);
            Snapshot owner = all.get(snapshot);
            if (status != Status.OK) {
                all.merger().fail(owner, failure);
            } else {
                all.merger().goOn(owner, after);
            }
        }
    }

    private void goOn(Snapshot snapshot, After after) {
        switch (after) {
            case FLUSH -> snapshots.block().submit(new Bio(snapshots.kernel().nextName(), BioOp.FLUSH, snapshot.origin, 0, 0,
                    Set.of(BioFlag.PREFLUSH), Data.EMPTY,
                    new Ended(snapshot.id, "Flush after merge failed: shutting down merge", After.COMMIT)));
            case COMMIT -> PersistentStore.commitMerge(snapshots, snapshot, snapshot.merge.count(),
                    new Ended(snapshot.id, "Write error in exception store: shutting down merge", After.RELEASE));
            case RELEASE -> release(snapshot);
        }
    }

    private void release(Snapshot snapshot) {
        for (long left = snapshot.merge.count(); left > 0; left--) {
            Optional<String> problem = snapshot.complete.remove(snapshot.merge.first() + left - 1);
            if (problem.isPresent()) {
                fail(snapshot, problem.get());
                return;
            }
        }
        snapshot.changed();
        long busy = Pace.busyUntil(snapshots.kernel(), snapshot.merge.busy(), snapshot.merge.count() * snapshot.chunk);
        snapshot.merge(snapshot.merge.busyUntil(busy));
        List<Bio> queued = closeWindow(snapshot);
        queued.forEach(bio -> snapshots.block().submit(bio));
        next(snapshot);
    }

    private PVector<Bio> closeWindow(Snapshot snapshot) {
        PVector<Bio> queued = snapshot.merge.queued();
        snapshot.merge(snapshot.merge.window(0, 0).queueing(TreePVector.empty()));
        return queued;
    }

    private void fail(Snapshot snapshot, String text) {
        snapshots.log(Level.ERR, text);
        snapshot.set(Flag.MERGE_FAILED);
        closeWindow(snapshot).forEach(bio -> snapshots.block().end(bio, Status.IOERR, Data.EMPTY));
        halt(snapshot);
    }

    private void halt(Snapshot snapshot) {
        snapshot.merge(snapshot.merge.window(0, 0).at(MergeStage.STOPPED));
    }
}
