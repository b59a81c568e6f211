package volscope.sim.snapshot;

import java.util.Optional;

import volscope.sim.device.Disk;
import volscope.sim.device.Status;
import volscope.sim.snapshot.SnapshotState.Phase;
import volscope.sim.snapshot.SnapshotState.Snap;
import volscope.sim.snapshot.SnapshotState.Store;

/** The transient store: nothing is written but data; next free counts sectors. */
enum TransientStore implements ExceptionStore {
    INSTANCE;

    @Override
    public Optional<Long> prepare(Snapshots snapshots, Snapshot snapshot) {
        long size = snapshots.block().find(snapshot.cow).map(Disk::sectors).orElse(0L);
        Store store = snapshot.store;
        if (size < store.nextFree() + snapshot.chunk) {
            return Optional.empty();
        }
        snapshot.store = new Store(store.nextFree() + snapshot.chunk, 0, 0, 0, store.entries(), store.batch(), Phase.IDLE);
        snapshot.changed();
        return Optional.of(store.nextFree() / snapshot.chunk);
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
