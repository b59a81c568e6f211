package volscope.sim.snapshot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import org.pcollections.PVector;
import org.pcollections.TreePVector;

import volscope.sim.device.Data;
import volscope.sim.device.Sectors;
import volscope.sim.page.EntryRun;
import volscope.sim.page.Page;
import volscope.sim.page.PageSession;
import volscope.sim.page.PageTree;
import volscope.sim.snapshot.SnapshotState.Health;
import volscope.sim.snapshot.SnapshotState.Phase;
import volscope.sim.snapshot.SnapshotState.Store;

/** The draft of what an exception store knows. */
final class StoreDraft {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    long nextFree;
    long pendingCount;
    long area;
    long committed;
    Phase phase = Phase.IDLE;
    Health health = Health.SOUND;
    private final byte[] entry = new byte[PersistentStore.ENTRY];
    private PageSession entries = new PageSession(PageTree.EMPTY);
    private List<Long> batch = new ArrayList<>();

    StoreDraft(Store start) {
        take(start);
    }

    /** Goes on from another state. */
    void take(Store store) {
        nextFree = store.nextFree();
        pendingCount = store.pendingCount();
        area = store.area();
        committed = store.committed();
        entries = new PageSession(store.entries());
        batch = new ArrayList<>(store.batch());
        phase = store.phase();
        health = store.health();
    }

    Store publish() {
        PVector<Long> waiting = batch.isEmpty() ? TreePVector.empty() : TreePVector.from(batch);
        return new Store(nextFree, pendingCount, area, committed, entries.publish(), waiting, phase, health);
    }

    /** Puts an exception into the area, behind the last. */
    void add(long chunk, long slot) {
        LONG.set(entry, 0, chunk);
        LONG.set(entry, Long.BYTES, slot);
        entries.write(committed * PersistentStore.ENTRY, entry, 0, PersistentStore.ENTRY);
        committed++;
        pendingCount--;
        batch.add(chunk);
    }

    /** Takes the newest entries back. */
    void takeBack(long count) {
        committed -= count;
        entries.fillBytes(committed * PersistentStore.ENTRY, count * PersistentStore.ENTRY, (byte) 0);
    }

    /** Goes on to the next area, which is empty. */
    void nextArea() {
        area++;
        committed = 0;
        entries = new PageSession(PageTree.EMPTY);
    }

    /** Goes to an area that was read from the device. */
    void load(long no, Data area, long count) {
        this.area = no;
        committed = count;
        entries = new PageSession(pages(area));
    }

    /** What a device gave, from page 0 on. */
    static PageTree pages(Data data) {
        PageSession session = new PageSession(PageTree.EMPTY);
        if (data instanceof Data.Paged paged) {
            for (int i = 0; i < paged.length() / Page.SIZE; i++) {
                session.set(i, paged.page(i));
            }
        } else {
            session.write(0, data.toArray(), 0, data.length());
        }
        return session.publish();
    }

    /** The chunks whose exceptions waited for the metadata, which are told now. */
    List<Long> takeBatch() {
        List<Long> taken = batch;
        batch = new ArrayList<>();
        return taken;
    }

    /** The entry at an index, as the device has it. */
    AreaEntry entry(long index) {
        byte[] bytes = new byte[PersistentStore.ENTRY];
        entries.read(index * PersistentStore.ENTRY, bytes, 0, bytes.length);
        return new AreaEntry((long) LONG.get(bytes, 0), (long) LONG.get(bytes, Long.BYTES));
    }

    /**
     * An entry of an area; both are 64-bit patterns.
     *
     * @param chunk
     *            of the origin
     * @param slot
     *            of the store
     */
    record AreaEntry(long chunk, long slot) {
    }

    /** The pages of a full area take a few bytes where the entries are in a row: on large devices most are. */
    private Page compact(Page page, long chunk) {
        return committed == PersistentStore.entries(chunk) ? EntryRun.of(page).<Page>map(run -> run).orElse(page) : page;
    }

    /** The area as the device gets it, {@code chunk} sectors. */
    Data bytes(long chunk) {
        if (chunk % Sectors.PER_PAGE != 0) {
            byte[] bytes = new byte[(int) Sectors.toBytes(chunk)];
            entries.read(0, bytes, 0, bytes.length);
            return Data.of(bytes);
        }
        Page[] pages = new Page[(int) (chunk / Sectors.PER_PAGE)];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = compact(entries.get(i), chunk);
        }
        return Data.of(pages);
    }
}
