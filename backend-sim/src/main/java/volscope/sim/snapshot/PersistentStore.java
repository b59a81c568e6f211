package volscope.sim.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.pcollections.TreePVector;

import volscope.sim.device.Bio;
import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.Data;
import volscope.sim.device.Disk;
import volscope.sim.device.EndIo;
import volscope.sim.device.Sectors;
import volscope.sim.device.Status;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.page.Page;
import volscope.sim.page.PageSession;
import volscope.sim.page.PageTree;
import volscope.sim.snapshot.SnapshotState.Phase;
import volscope.sim.snapshot.SnapshotState.Snap;
import volscope.sim.snapshot.SnapshotState.Store;

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
        return no % (entries(chunk) + 1) == 1;
    }

    @Override
    public Optional<Long> prepare(Snapshots snapshots, Snapshot snapshot) {
        Store store = snapshot.store;
        long size = snapshots.block().find(snapshot.cow).map(Disk::sectors).orElse(0L);
        if (size < (store.nextFree() + 1) * snapshot.chunk) {
            return Optional.empty();
        }
        long next = store.nextFree() + 1;
        next += isArea(snapshot.chunk, next) ? 1 : 0;
        set(snapshot, new Store(next, store.pendingCount() + 1, store.area(), store.committed(), store.entries(), store.batch(),
                store.phase()));
        return Optional.of(store.nextFree());
    }

    private static void set(Snapshot snapshot, Store store) {
        snapshot.store = store;
        snapshot.changed();
    }

    @Override
    public boolean isIdle(Snapshot snapshot) {
        return snapshot.store.phase() == Phase.IDLE || snapshot.store.phase() == Phase.BROKEN;
    }

    @Override
    public void commit(Snapshots snapshots, Snapshot snapshot, PendingException pe, Status status) {
        Store store = snapshot.store;
        byte[] entry = ByteBuffer.allocate(ENTRY).order(ByteOrder.LITTLE_ENDIAN).putLong(pe.chunk()).putLong(pe.slot()).array();
        PageSession area = new PageSession(store.entries());
        area.write(store.committed() * ENTRY, entry, 0, ENTRY);
        Phase phase = status == Status.OK ? store.phase() : Phase.BROKEN;
        Store added = new Store(store.nextFree(), store.pendingCount() - 1, store.area(), store.committed() + 1, area.publish(),
                store.batch().plus(pe.chunk()), phase);
        set(snapshot, added);
        boolean full = added.committed() == entries(snapshot.chunk);
        if (added.pendingCount() > 0 && !full) {
            return;
        }
        if (phase == Phase.BROKEN) {
            written(snapshots, snapshot);
        } else if (full) {
            zeroNext(snapshots, snapshot);
        } else {
            writeArea(snapshots, snapshot);
        }
    }

    private static void phase(Snapshot snapshot, Phase phase) {
        Store s = snapshot.store;
        set(snapshot, new Store(s.nextFree(), s.pendingCount(), s.area(), s.committed(), s.entries(), s.batch(), phase));
    }

    private static void zeroNext(Snapshots snapshots, Snapshot snapshot) {
        phase(snapshot, Phase.ZEROING);
        long sector = areaChunk(snapshot.chunk, snapshot.store.area() + 1) * snapshot.chunk;
        snapshots.block().submit(new Bio(snapshots.kernel().nextId(), BioOp.WRITE, snapshot.cow, sector, snapshot.chunk, Set.of(),
                Data.fill((byte) 0, (int) Sectors.toBytes(snapshot.chunk)), new MetadataEnd(snapshot.id)));
    }

    private static void writeArea(Snapshots snapshots, Snapshot snapshot) {
        phase(snapshot, Phase.WRITING);
        long sector = areaChunk(snapshot.chunk, snapshot.store.area()) * snapshot.chunk;
        snapshots.block().submit(new Bio(snapshots.kernel().nextId(), BioOp.WRITE, snapshot.cow, sector, snapshot.chunk,
                Set.of(BioFlag.PREFLUSH, BioFlag.FUA), bytes(snapshot.store.entries(), snapshot.chunk), new MetadataEnd(snapshot.id)));
    }

    private static Data bytes(PageTree area, long chunk) {
        PageSession session = new PageSession(area);
        if (chunk % Sectors.PER_PAGE != 0) {
            byte[] bytes = new byte[(int) Sectors.toBytes(chunk)];
            session.read(0, bytes, 0, bytes.length);
            return Data.of(bytes);
        }
        Page[] pages = new Page[(int) (chunk / Sectors.PER_PAGE)];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = session.get(i);
        }
        return Data.of(pages);
    }

    private record MetadataEnd(long snapshot) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            Snapshots all = kernel.get(Snapshots.LAYER);
            Snapshot owner = all.get(snapshot);
            if (status != Status.OK) {
                phase(owner, Phase.BROKEN);
                written(all, owner);
            } else if (owner.store.phase() == Phase.ZEROING) {
                writeArea(all, owner);
            } else {
                written(all, owner);
            }
        }
    }

    private static void written(Snapshots snapshots, Snapshot snapshot) {
        Store store = snapshot.store;
        boolean ok = store.phase() != Phase.BROKEN;
        boolean full = store.committed() == entries(snapshot.chunk);
        List<Long> batch = store.batch();
        set(snapshot,
                new Store(store.nextFree(), store.pendingCount(), full ? store.area() + 1 : store.area(), full ? 0 : store.committed(),
                        full ? PageTree.EMPTY : store.entries(), TreePVector.empty(), ok ? Phase.IDLE : Phase.BROKEN));
        batch.forEach(chunk -> snapshots.copier().committed(snapshot, chunk, ok ? Status.OK : Status.IOERR));
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
        Store store = snapshot.store;
        if (store.committed() == 0 && store.area() == 0) {
            return new MergeRun(0, 0, 0);
        }
        if (store.committed() == 0) {
            stepBack(snapshots, snapshot);
        }
        ByteBuffer entries = ByteBuffer.wrap(bytes(snapshot.store.entries(), snapshot.chunk).toArray()).order(ByteOrder.LITTLE_ENDIAN);
        int last = (int) snapshot.store.committed() - 1;
        long old = entries.getLong(last * ENTRY);
        long slot = entries.getLong(last * ENTRY + 8);
        int count = 1;
        while (count <= last && entries.getLong((last - count) * ENTRY) == old - count
                && entries.getLong((last - count) * ENTRY + 8) == slot - count) {
            count++;
        }
        return new MergeRun(old, slot, count);
    }

    private static void stepBack(Snapshots snapshots, Snapshot snapshot) {
        Store store = snapshot.store;
        long area = store.area() - 1;
        long sector = areaChunk(snapshot.chunk, area) * snapshot.chunk;
        byte[] read = KernelIo.read(snapshots.kernel(), snapshot.cow, sector, snapshot.chunk).toArray();
        PageSession session = new PageSession(PageTree.EMPTY);
        session.write(0, read, 0, read.length);
        set(snapshot, new Store(store.nextFree(), store.pendingCount(), area, entries(snapshot.chunk), session.publish(), store.batch(),
                store.phase()));
    }

    /** Takes the newest entries back and writes their area; {@code end} is told. */
    static void commitMerge(Snapshots snapshots, Snapshot snapshot, long count, EndIo end) {
        Store store = snapshot.store;
        PageSession area = new PageSession(store.entries());
        long left = store.committed() - count;
        area.fillBytes(left * ENTRY, count * ENTRY, (byte) 0);
        long next = areaChunk(snapshot.chunk, store.area()) + left + 1;
        set(snapshot, new Store(next, store.pendingCount(), store.area(), left, area.publish(), store.batch(), store.phase()));
        long sector = areaChunk(snapshot.chunk, store.area()) * snapshot.chunk;
        snapshots.block().submit(new Bio(snapshots.kernel().nextId(), BioOp.WRITE, snapshot.cow, sector, snapshot.chunk,
                Set.of(BioFlag.PREFLUSH, BioFlag.FUA), bytes(snapshot.store.entries(), snapshot.chunk), end));
    }

    /** Writes the header of a snapshot that became invalid; nobody waits for it. */
    static void drop(Snapshots snapshots, Snapshot snapshot) {
        Data header = new Header(Header.MAGIC, 0, Header.VERSION, (int) snapshot.chunk).write();
        snapshots.block().submit(new Bio(snapshots.kernel().nextId(), BioOp.WRITE, snapshot.cow, 0, snapshot.chunk, Set.of(), header,
                new HeaderEnd()));
    }

    private record HeaderEnd() implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            if (status != Status.OK) {
                kernel.get(Snapshots.LAYER).dm().log(Level.WARNING, "persistent snapshot", "write header failed");
            }
        }
    }

    @Override
    public Usage usage(Snap snap, long cowSectors) {
        return new Usage(snap.store().nextFree() * snap.chunk(), cowSectors, (snap.store().area() + FIRST_FREE) * snap.chunk());
    }
}
