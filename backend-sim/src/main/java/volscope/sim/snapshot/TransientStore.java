package volscope.sim.snapshot;

import java.util.Optional;

import volscope.sim.device.Disk;
import volscope.sim.device.Status;
import volscope.sim.snapshot.SnapshotState.Snap;

/** The transient store: nothing is written but data; next free counts sectors. */
enum TransientStore implements ExceptionStore {
    INSTANCE;

    @Override
    public Optional<Long> prepare(Snapshots snapshots, Snapshot snapshot) {
        long size = snapshots.block().find(snapshot.cow).map(Disk::sectors).orElse(0L);
        StoreDraft store = snapshot.store;
        long free = store.nextFree;
        if (size < free + snapshot.chunk) {
            return Optional.empty();
        }
        store.nextFree = free + snapshot.chunk;
        snapshot.changed();
        return Optional.of(free / snapshot.chunk);
    }

    @Override
    public boolean isIdle(Snapshot snapshot) {
        return true;
    }

    @Override
    public void commit(Snapshots snapshots, Snapshot snapshot, PendingException pe, Status status) {
        snapshots.copier().committed(snapshot, pe.chunk(), status);
    }

    @Override
    public Usage usage(Snap snap, long cowSectors) {
        return new Usage(snap.store().nextFree(), cowSectors, 0);
    }
}
