package volscope.sim.snapshot;

import java.util.Set;

import volscope.sim.device.Bio;
import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.Data;
import volscope.sim.device.EndIo;
import volscope.sim.device.Sectors;
import volscope.sim.device.Status;
import volscope.sim.dm.KernelIo;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.profile.Profile.Commit;
import volscope.sim.profile.Profile.NextArea;
import volscope.sim.snapshot.SnapshotState.Flag;
import volscope.sim.snapshot.SnapshotState.Health;
import volscope.sim.snapshot.SnapshotState.Phase;
import volscope.sim.snapshot.SnapshotState.Snap;
import volscope.sim.snapshot.StoreDraft.AreaEntry;

/** The persistent store: a header, then areas of entries, each followed by the chunks they name. */
enum PersistentStore implements ExceptionStore {
    INSTANCE;

    /** Bytes of an entry. */
    static final int ENTRY = 16;

    /** The header and area 0 come first. */
    static final long FIRST_FREE = 2;

    /** Entries of an area. */
    static long entries(long chunk) {
        return Sectors.toBytes(chunk) / ENTRY;
    }

    /** The chunk of an area. */
    static long areaChunk(long chunk, long area) {
        return 1 + area * (entries(chunk) + 1);
    }

    /** Whether a chunk is one of the areas'. */
    static boolean isArea(long chunk, long no) {
        return Long.remainderUnsigned(no, entries(chunk) + 1) == 1;
    }

    @Override
    public long prepare(Snapshots snapshots, Snapshot snapshot) {
        StoreDraft store = snapshot.store;
        long size = snapshots.block().sectors(snapshot.cow);
        long free = store.nextFree;
        if (Long.compareUnsigned(size, (free + 1) * snapshot.chunk) < 0) {
            return FULL;
        }
        store.nextFree = free + 1 + (isArea(snapshot.chunk, free + 1) ? 1 : 0);
        store.pendingCount++;
        snapshot.changed();
        return free;
    }

    @Override
    public boolean isIdle(Snapshot snapshot) {
        return snapshot.store.phase == Phase.IDLE;
    }

    @Override
    public void commit(Snapshots snapshots, Snapshot snapshot, Pending pe, Status status) {
        StoreDraft store = snapshot.store;
        store.add(pe.chunk, pe.slot);
        if (status != Status.OK) {
            store.health = Health.BROKEN;
        }
        snapshot.changed();
        boolean full = store.committed == entries(snapshot.chunk);
        if (store.pendingCount > 0 && !full) {
            return;
        }
        if (full && snapshots.kernel().profile().snapshot().nextArea() == NextArea.ZEROED) {
            zeroNext(snapshots, snapshot);
        } else {
            writeArea(snapshots, snapshot);
        }
    }

    private static void phase(Snapshot snapshot, Phase phase) {
        snapshot.store.phase = phase;
        snapshot.changed();
    }

    private static void zeroNext(Snapshots snapshots, Snapshot snapshot) {
        phase(snapshot, Phase.ZEROING);
        long sector = areaChunk(snapshot.chunk, snapshot.store.area + 1) * snapshot.chunk;
        snapshots.block().submit(new Bio(snapshots.kernel().nextName(), BioOp.WRITE, snapshot.cow, sector, snapshot.chunk, Set.of(),
                Data.fill((byte) 0, (int) Sectors.toBytes(snapshot.chunk)), new MetadataEnd(snapshot.id)));
    }

    /** Writes the area, unless nothing is to last any more. */
    private static void writeArea(Snapshots snapshots, Snapshot snapshot) {
        if (snapshot.store.health == Health.BROKEN) {
            written(snapshots, snapshot);
            return;
        }
        phase(snapshot, Phase.WRITING);
        long sector = areaChunk(snapshot.chunk, snapshot.store.area) * snapshot.chunk;
        Set<BioFlag> flags = snapshots.kernel().profile().snapshot().commit() == Commit.AFTER_FLUSH
                ? Set.of(BioFlag.PREFLUSH, BioFlag.FUA)
                : Set.of(BioFlag.FUA);
        snapshots.block().submit(new Bio(snapshots.kernel().nextName(), BioOp.WRITE, snapshot.cow, sector, snapshot.chunk, flags,
                snapshot.store.bytes(snapshot.chunk), new MetadataEnd(snapshot.id)));
    }

    private record MetadataEnd(long snapshot) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            Snapshots all = kernel.get(Snapshots.LAYER);
            Snapshot owner = all.get(snapshot);
            if (status != Status.OK) {
                owner.store.health = Health.BROKEN;
            }
            if (owner.store.phase == Phase.ZEROING) {
                writeArea(all, owner);
            } else {
                written(all, owner);
            }
        }
    }

    private static void written(Snapshots snapshots, Snapshot snapshot) {
        StoreDraft store = snapshot.store;
        if (store.committed == entries(snapshot.chunk)) {
            store.nextArea();
        }
        store.phase = Phase.IDLE;
        long[] batch = store.takeBatch();
        snapshot.changed();
        for (long chunk : batch) {
            snapshots.copier().committed(snapshot, chunk, store.health == Health.SOUND ? Status.OK : Status.IOERR);
        }
        snapshots.copier().commitDue(snapshot);
    }

    /**
     * The chunks to merge next: consecutive exceptions up to the newest one.
     *
     * @param old
     *            the last chunk of the origin
     * @param slot
     *            the last chunk of the store
     * @param count
     *            how many, both counted down together; 0 if nothing is left
     */
    record MergeRun(long old, long slot, long count) {
    }

    /** Finds the chunks to merge next; steps back an area where the present one is empty. */
    static MergeRun prepareMerge(Snapshots snapshots, Snapshot snapshot) {
        StoreDraft store = snapshot.store;
        if (store.committed == 0 && store.area == 0) {
            return new MergeRun(0, 0, 0);
        }
        if (store.committed == 0) {
            stepBack(snapshots, snapshot);
        }
        AreaEntry last = store.entry(store.committed - 1);
        int count = 1;
        while (count < store.committed
                && store.entry(store.committed - 1 - count).equals(new AreaEntry(last.chunk() - count, last.slot() - count))) {
            count++;
        }
        return new MergeRun(last.chunk(), last.slot(), count);
    }

    private static void stepBack(Snapshots snapshots, Snapshot snapshot) {
        long area = snapshot.store.area - 1;
        long sector = areaChunk(snapshot.chunk, area) * snapshot.chunk;
        snapshot.store.load(area, KernelIo.read(snapshots.kernel(), snapshot.cow, sector, snapshot.chunk), entries(snapshot.chunk));
        snapshot.changed();
    }

    /** Takes the newest entries back and writes their area; {@code end} is told. */
    static void commitMerge(Snapshots snapshots, Snapshot snapshot, long count, EndIo end) {
        StoreDraft store = snapshot.store;
        store.takeBack(count);
        store.nextFree = areaChunk(snapshot.chunk, store.area) + store.committed + 1;
        snapshot.changed();
        long sector = areaChunk(snapshot.chunk, store.area) * snapshot.chunk;
        snapshots.block().submit(new Bio(snapshots.kernel().nextName(), BioOp.WRITE, snapshot.cow, sector, snapshot.chunk,
                Set.of(BioFlag.PREFLUSH, BioFlag.FUA), store.bytes(snapshot.chunk), end));
    }

    /**
     * Writes the header of a snapshot that became invalid. Nobody waits for it, but in the designed kernels a store into the origin: were the
     * header lost and the store not, the snapshot would look valid and lack a chunk. Exceptions on their way do not last any more.
     */
    static void drop(Snapshots snapshots, Snapshot snapshot) {
        snapshot.store.health = Health.BROKEN;
        Data header = new Header(Header.MAGIC, 0, Header.VERSION, (int) snapshot.chunk).write();
        boolean lasts = snapshots.kernel().profile().dax().isMarkedFirst();
        if (lasts) {
            snapshot.set(Flag.MARKS_ITSELF);
        }
        Set<BioFlag> flags = lasts ? Set.of(BioFlag.PREFLUSH, BioFlag.FUA) : Set.of();
        snapshots.block().submit(new Bio(snapshots.kernel().nextName(), BioOp.WRITE, snapshot.cow, 0, snapshot.chunk, flags, header,
                new HeaderEnd(snapshot.id)));
    }

    private record HeaderEnd(long snapshot) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            if (status != Status.OK) {
                kernel.get(Snapshots.LAYER).dm().log(Level.WARNING, "persistent snapshot", "write header failed");
            }
            kernel.get(Snapshots.LAYER).find(snapshot).filter(owner -> owner.is(Flag.MARKS_ITSELF))
                    .ifPresent(owner -> owner.clear(Flag.MARKS_ITSELF));
        }
    }

    @Override
    public Usage usage(Snap snap, long cowSectors) {
        return new Usage(snap.store().nextFree() * snap.chunk(), cowSectors, (snap.store().area() + FIRST_FREE) * snap.chunk());
    }
}
