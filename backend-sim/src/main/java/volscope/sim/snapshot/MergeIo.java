package volscope.sim.snapshot;

import volscope.sim.device.Bio;
import volscope.sim.device.BioOp;
import volscope.sim.device.Data;
import volscope.sim.device.EndIo;
import volscope.sim.device.Status;
import volscope.sim.dm.Target;
import volscope.sim.kernel.Kernel;
import volscope.sim.snapshot.SnapshotState.Flag;

/** What a bio to an origin does while a snapshot is merged into it. */
final class MergeIo {

    private final Snapshots snapshots;
    private final Snapshot snapshot;

    MergeIo(Snapshots snapshots, Snapshot snapshot) {
        this.snapshots = snapshots;
        this.snapshot = snapshot;
    }

    Target.MapResult map(Bio bio) {
        if (bio.op() == BioOp.FLUSH) {
            return new Target.Remapped(bio.at(snapshot.origin, 0).endingIn(new ThenStore(bio.at(snapshot.cow, 0))));
        }
        if (bio.op() == BioOp.DISCARD) {
            return new Target.Zeroed();
        }
        if (!snapshot.is(Flag.VALID)) {
            return toOrigin(bio);
        }
        long chunk = snapshot.chunkOf(bio.sector());
        if (!snapshot.isComplete(chunk)) {
            return toOrigin(bio);
        }
        if (bio.isWrite() && snapshot.merge.covers(chunk)) {
            snapshot.merge(snapshot.merge.queueing(snapshot.merge.queued().plus(bio.at(snapshot.origin, bio.sector()))));
            return new Target.Submitted();
        }
        Bio lower = bio.at(snapshot.cow, snapshot.slotOf(chunk) * snapshot.chunk + bio.sector() % snapshot.chunk);
        return new Target.Remapped(bio.isWrite() ? tracked(lower, chunk) : lower);
    }

    private Bio tracked(Bio lower, long chunk) {
        snapshot.readStarted(chunk);
        return lower.endingIn(new TrackedWrite(snapshot.id, chunk, lower.end()));
    }

    private Target.MapResult toOrigin(Bio bio) {
        Bio lower = bio.at(snapshot.origin, bio.sector());
        if (bio.op() != BioOp.WRITE) {
            return new Target.Remapped(lower);
        }
        OriginIo.Outcome outcome = snapshots.originIo().write(snapshot.origin, lower);
        return outcome == OriginIo.Outcome.FREE ? new Target.Remapped(lower) : new Target.Submitted();
    }

    /** A write into the store through the merge target: its chunk is not merged before it ends. */
    private record TrackedWrite(long snapshot, long chunk, EndIo end) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            end.ended(kernel, bio, status, data);
            Snapshots all = kernel.get(Snapshots.LAYER);
            all.find(snapshot).ifPresent(owner -> {
                owner.readEnded(chunk);
                all.merger().written(owner);
            });
        }
    }

    /** A flush goes to the origin first, then to the store. */
    private record ThenStore(Bio store) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            Snapshots all = kernel.get(Snapshots.LAYER);
            if (status == Status.OK) {
                all.block().submit(store);
            } else {
                all.block().end(store, status, Data.EMPTY);
            }
        }
    }
}
