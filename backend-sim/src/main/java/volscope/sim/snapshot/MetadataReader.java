package volscope.sim.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import volscope.sim.device.Data;
import volscope.sim.device.Sectors;
import volscope.sim.dm.KernelIo;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.page.PageTree;
import volscope.sim.profile.Profile.SnapshotRules;
import volscope.sim.snapshot.Exceptions.Run;
import volscope.sim.snapshot.SnapshotState.Flag;
import volscope.sim.snapshot.SnapshotState.Health;
import volscope.sim.snapshot.SnapshotState.Phase;
import volscope.sim.snapshot.SnapshotState.Store;

/** Opens a persistent store: reads its header and its exceptions, or writes a fresh header. */
final class MetadataReader {

    /** Sectors that are read where the table leaves the chunk size open. */
    private static final long PROVISIONAL = 32;
    private static final Store FRESH = new Store(PersistentStore.FIRST_FREE, 0, 0, 0, PageTree.EMPTY, List.of(), Phase.IDLE, Health.SOUND);

    private final Snapshots snapshots;
    private final Snapshot snapshot;
    /** Sectors of a chunk as the table has them. */
    private final long tableChunk;

    MetadataReader(Snapshots snapshots, Snapshot snapshot) {
        this.snapshots = snapshots;
        this.snapshot = snapshot;
        this.tableChunk = snapshot.chunk;
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
        Header header = Header.read(KernelIo.readByWorker(kernel(), snapshot.cow, 0, guess));
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
                warn("chunk size %s in device metadata overrides table chunk size of %d."
                        .formatted(Integer.toUnsignedString(header.chunk()), snapshot.chunk));
            }
            Optional<String> illegal = ChunkSize.problem(snapshots, snapshot.origin, snapshot.cow, Integer.toUnsignedLong(header.chunk()));
            if (illegal.isPresent()) {
                snapshots.dm().log(Level.ERR, "persistent snapshot",
                        "invalid on-disk chunk size %s: %s.".formatted(Integer.toUnsignedString(header.chunk()), illegal.get()));
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
        Map<Long, List<Run>> chains = new HashMap<>();
        Store store = read((chunk, slot) -> {
            if (Exceptions.isPlain(chunk, slot) && !snapshot.isComplete(chunk)) {
                snapshot.complete.put(chunk, slot, rules());
            } else {
                chains.put(chain(chunk), new ArrayList<>());
            }
        });
        if (!chains.isEmpty()) {
            readAgain(chains);
        }
        snapshot.store.take(store);
    }

    private SnapshotRules rules() {
        return kernel().profile().snapshot();
    }

    /** The number of the chain of the kernel's hash table in which a chunk belongs. */
    private long chain(long chunk) {
        long cow = snapshots.block().get(snapshot.cow).sectors();
        return Exceptions.group(chunk) & HashChain.completed(cow, tableChunk, rules().maxBuckets()) - 1;
    }

    /** What to do with an entry of an area. */
    private interface Entry {
        void found(long chunk, long slot);
    }

    /** Reads the areas up to the first that is not full; all numbers are unsigned. */
    private Store read(Entry entry) {
        long nextFree = PersistentStore.FIRST_FREE;
        for (long area = 0;; area++) {
            long sector = PersistentStore.areaChunk(snapshot.chunk, area) * snapshot.chunk;
            Data data = KernelIo.read(kernel(), snapshot.cow, sector, snapshot.chunk);
            AreaCursor cursor = new AreaCursor(data);
            while (cursor.next()) {
                nextFree = Long.compareUnsigned(nextFree, cursor.slot()) <= 0 ? cursor.slot() + 1 : nextFree;
                entry.found(cursor.chunk(), cursor.slot());
            }
            if (cursor.count() < PersistentStore.entries(snapshot.chunk)) {
                nextFree += PersistentStore.isArea(snapshot.chunk, nextFree) ? 1 : 0;
                return new Store(nextFree, 0, area, cursor.count(), StoreDraft.pages(data), List.of(), Phase.IDLE, Health.SOUND);
            }
        }
    }

    /** Reads once more what belongs into some chains, and keeps the groups of chunks whose entries no runs can hold as the kernel does. */
    private void readAgain(Map<Long, List<Run>> chains) {
        read((chunk, slot) -> {
            List<Run> list = chains.get(chain(chunk));
            if (list != null) {
                if (!HashChain.insert(list, chunk, slot, rules().largest())) {
                    kernel().printk(Level.CRIT, "kernel BUG at drivers/md/dm-exception-store.h:156!");
                    throw new ErrnoException(Errno.EINVAL);
                }
                snapshot.complete.forget(chunk);
            }
        });
        Map<Long, List<Run>> groups = new TreeMap<>();
        chains.values().stream().flatMap(List::stream)
                .forEach(run -> groups.computeIfAbsent(Exceptions.group(run.old()), same -> new ArrayList<>()).add(run));
        groups.forEach((group, list) -> snapshot.complete.putGroup(group, list, rules()));
    }
}
