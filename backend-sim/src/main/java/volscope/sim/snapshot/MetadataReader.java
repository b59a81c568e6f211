package volscope.sim.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.sim.device.Data;
import volscope.sim.device.Sectors;
import volscope.sim.dm.KernelIo;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.page.PageSession;
import volscope.sim.page.PageTree;
import volscope.sim.snapshot.SnapshotState.Flag;
import volscope.sim.snapshot.SnapshotState.Phase;
import volscope.sim.snapshot.SnapshotState.Store;

/** Opens a persistent store: reads its header and its exceptions, or writes a fresh header. */
final class MetadataReader {

    /** Sectors that are read where the table leaves the chunk size open. */
    private static final long PROVISIONAL = 32;
    private static final Store FRESH = new Store(PersistentStore.FIRST_FREE, 0, 0, 0, PageTree.EMPTY, List.of(), Phase.IDLE);

    private final Snapshots snapshots;
    private final Snapshot snapshot;

    MetadataReader(Snapshots snapshots, Snapshot snapshot) {
        this.snapshots = snapshots;
        this.snapshot = snapshot;
    }

    private Kernel kernel() {
        return snapshots.kernel();
    }

    private void warn(String text) {
        snapshots.dm().log(Level.WARNING, "persistent snapshot", text);
    }

    /**
     * Opens the store.
     *
     * @throws ErrnoException
     *             if its metadata cannot be used; the log says more
     */
    void open() {
        long guess = snapshot.chunk != 0 ? snapshot.chunk : Math.max(PROVISIONAL, logicalBlock());
        Header header = Header.read(KernelIo.read(kernel(), snapshot.cow, 0, guess));
        if (header.magic() == 0) {
            snapshot.chunk = guess;
            create();
        } else {
            adopt(header);
            readAreas();
        }
    }

    private long logicalBlock() {
        return snapshots.block().get(snapshot.cow).limits().logicalBlock() / Sectors.SIZE;
    }

    private void create() {
        write(0, new Header(Header.MAGIC, 1, Header.VERSION, (int) snapshot.chunk).write(), "write_header failed");
        write(1, Data.fill((byte) 0, (int) Sectors.toBytes(snapshot.chunk)), "zero_disk_area(0) failed");
        snapshot.store.take(FRESH);
    }

    private void write(long chunk, Data data, String failure) {
        try {
            KernelIo.write(kernel(), snapshot.cow, chunk * snapshot.chunk, data, Set.of());
        } catch (ErrnoException failed) {
            warn(failure);
            throw failed;
        }
    }

    private void adopt(Header header) {
        if (header.magic() != Header.MAGIC) {
            warn("Invalid or corrupt snapshot");
            throw new ErrnoException(Errno.ENXIO);
        }
        if (header.chunk() != snapshot.chunk) {
            if (snapshot.chunk != 0) {
                warn("chunk size %d in device metadata overrides table chunk size of %d.".formatted(header.chunk(), snapshot.chunk));
            }
            Optional<String> illegal = ChunkSize.problem(snapshots, snapshot.origin, snapshot.cow, Integer.toUnsignedLong(header.chunk()));
            if (illegal.isPresent()) {
                snapshots.dm().log(Level.ERR, "persistent snapshot",
                        "invalid on-disk chunk size %d: %s.".formatted(header.chunk(), illegal.get()));
                throw new ErrnoException(Errno.EINVAL);
            }
            snapshot.chunk = header.chunk();
        }
        if (header.version() != Header.VERSION) {
            warn("unable to handle snapshot disk version " + header.version());
            throw new ErrnoException(Errno.EINVAL);
        }
        if (header.valid() == 0) {
            snapshot.clear(Flag.VALID);
        }
    }

    private void readAreas() {
        if (!snapshot.is(Flag.VALID)) {
            snapshot.store.take(FRESH);
            return;
        }
        long area = 0;
        long nextFree = PersistentStore.FIRST_FREE;
        while (true) {
            long sector = PersistentStore.areaChunk(snapshot.chunk, area) * snapshot.chunk;
            byte[] bytes = KernelIo.read(kernel(), snapshot.cow, sector, snapshot.chunk).toArray();
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int count = 0;
            while (buffer.remaining() >= PersistentStore.ENTRY) {
                long chunk = buffer.getLong();
                long slot = buffer.getLong();
                if (slot == 0) {
                    break;
                }
                snapshot.complete.put(chunk, (int) slot);
                nextFree = Math.max(nextFree, slot + 1);
                count++;
            }
            if (count < PersistentStore.entries(snapshot.chunk)) {
                nextFree += PersistentStore.isArea(snapshot.chunk, nextFree) ? 1 : 0;
                snapshot.store.take(new Store(nextFree, 0, area, count, pages(bytes), List.of(), Phase.IDLE));
                return;
            }
            area++;
        }
    }

    private static PageTree pages(byte[] bytes) {
        PageSession session = new PageSession(PageTree.EMPTY);
        session.write(0, bytes, 0, bytes.length);
        return session.publish();
    }
}
