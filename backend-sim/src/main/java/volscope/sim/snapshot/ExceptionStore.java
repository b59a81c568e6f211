package volscope.sim.snapshot;

import volscope.sim.device.Status;

/** Where a snapshot keeps its exceptions: allocates chunks, makes exceptions last, tells how full it is. */
sealed interface ExceptionStore permits PersistentStore, TransientStore {

    /** The store of a snapshot. */
    static ExceptionStore of(Snapshot snapshot) {
        return snapshot.type.isPersistent() ? PersistentStore.INSTANCE : TransientStore.INSTANCE;
    }

    /** What {@link #prepare} says when no chunk is left. */
    long FULL = Long.MIN_VALUE;

    /** Allocates a chunk and gives its number. */
    long prepare(Snapshots snapshots, Snapshot snapshot);

    /** Whether it can take a commit now. */
    boolean isIdle(Snapshot snapshot);

    /**
     * Makes an exception last and tells {@link Copier#committed} when it does.
     *
     * @param status
     *            how the copy ended
     */
    void commit(Snapshots snapshots, Snapshot snapshot, Pending pe, Status status);

    /**
     * The three numbers of the status line, in sectors; unsigned, since a damaged store can say anything.
     *
     * @param allocated
     *            allocated, metadata included
     * @param total
     *            size of the COW device
     * @param metadata
     *            metadata alone
     */
    record Usage(long allocated, long total, long metadata) {
        @Override
        public String toString() {
            return Long.toUnsignedString(allocated) + "/" + total + " " + Long.toUnsignedString(metadata);
        }
    }

    /** How full it is. */
    Usage usage(SnapshotState.Snap snap, long cowSectors);
}
