package volscope.sim.snapshot;

import volscope.sim.device.Status;
import volscope.sim.snapshot.SnapshotState.Snap;

/** The transient store: nothing is written but data; next free counts sectors. */
enum TransientStore implements ExceptionStore {
    INSTANCE;

    @Override
    public long prepare(Snapshots snapshots, Snapshot snapshot) {
        long size = snapshots.block().sectors(snapshot.cow);
        StoreDraft store = snapshot.store;
        long free = store.nextFree;
        if (size < free + snapshot.chunk) {
            return FULL;
        }
        store.nextFree = free + snapshot.chunk;
        snapshot.changed();
        return free / snapshot.chunk;
    }

    @Override
    public boolean isIdle(Snapshot snapshot) {
        return true;
    }

    @Override
    public void commit(Snapshots snapshots, Snapshot snapshot, Pending pe, Status status) {
        snapshots.copier().committed(snapshot, pe.chunk, status);
    }

    @Override
    public Usage usage(Snap snap, long cowSectors) {
        return new Usage(snap.store().nextFree(), cowSectors, 0);
    }
}
