package volscope.sim.snapshot;

import volscope.model.event.Event;
import volscope.sim.device.Bio;
import volscope.sim.device.BioOp;
import volscope.sim.device.Data;
import volscope.sim.device.EndIo;
import volscope.sim.device.Sectors;
import volscope.sim.dm.Target;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.profile.DaxRules.Revoke;
import volscope.sim.snapshot.SnapshotState.Flag;

/** What a bio to a snapshot's own device does; it lies within one chunk. */
final class SnapshotIo {

    private final Snapshots snapshots;
    private final Snapshot snapshot;

    SnapshotIo(Snapshots snapshots, Snapshot snapshot) {
        this.snapshots = snapshots;
        this.snapshot = snapshot;
    }

    Target.MapResult map(Bio bio) {
        if (bio.op() == BioOp.FLUSH) {
            return new Target.Remapped(bio.at(snapshot.cow, 0));
        }
        if (!snapshot.is(Flag.VALID) || snapshot.is(Flag.OVERFLOWED) && bio.isWrite()) {
            return new Target.Killed();
        }
        long chunk = snapshot.chunkOf(bio.sector());
        if (bio.op() == BioOp.DISCARD) {
            return discard(bio, chunk);
        }
        if (snapshot.isComplete(chunk)) {
            return new Target.Remapped(inStore(bio, snapshot.slotOf(chunk)));
        }
        return bio.isWrite() ? write(bio, chunk) : read(bio, chunk);
    }

    private Target.MapResult discard(Bio bio, long chunk) {
        if (snapshot.passesDiscards()) {
            snapshots.block().submit(new Bio(snapshots.kernel().nextName(), BioOp.DISCARD, snapshot.origin, bio.sector(), bio.sectors(),
                    bio.flags(), bio.data(), EndIo.NONE));
        }
        if (!snapshot.isComplete(chunk)) {
            return new Target.Zeroed();
        }
        Bio lower = inStore(bio, snapshot.slotOf(chunk));
        return new Target.Remapped(bio.sectors() == snapshot.chunk ? zeroes(lower) : lower);
    }

    private static Bio zeroes(Bio lower) {
        return new Bio(lower.id(), BioOp.WRITE, lower.dev(), lower.sector(), lower.sectors(), lower.flags(),
                Data.fill((byte) 0, (int) Sectors.toBytes(lower.sectors())), lower.end());
    }

    private Bio inStore(Bio bio, long slot) {
        return bio.at(snapshot.cow, slot * snapshot.chunk + bio.sector() % snapshot.chunk);
    }

    private Target.MapResult read(Bio bio, long chunk) {
        snapshot.readStarted(chunk);
        return new Target.Remapped(
                bio.at(snapshot.origin, bio.sector()).endingIn(new SnapshotTarget.TrackedRead(snapshot.id, chunk, bio.end())));
    }

    private Target.MapResult write(Bio bio, long chunk) {
        Pending pe = snapshots.copier().pending(snapshot, chunk, Revoke.OWN_WRITE);
        if (pe == null) {
            full();
            return new Target.Killed();
        }
        Bio remapped = inStore(bio, pe.slot);
        if (!pe.isStarted() && SnapshotTarget.isWholeChunk(snapshot, bio)) {
            snapshots.copier().startFull(snapshot, pe, remapped);
        } else {
            pe.addSnapshotBio(remapped);
            snapshot.changed(pe);
            if (!pe.isStarted()) {
                snapshots.copier().start(snapshot, pe);
            }
        }
        return new Target.Submitted();
    }

    /** A write finds no room. */
    void full() {
        if (snapshot.type != StoreType.PO) {
            snapshots.invalidate(snapshot, Snapshots.Cause.SPACE);
        } else if (!snapshot.is(Flag.OVERFLOWED)) {
            snapshot.set(Flag.OVERFLOWED);
            snapshots.log(Level.ERR, "Snapshot overflowed: Unable to allocate exception.");
            snapshots.kernel().emit(new Event.SnapshotOverflowed(snapshots.nameOf(snapshot)));
        }
    }
}
