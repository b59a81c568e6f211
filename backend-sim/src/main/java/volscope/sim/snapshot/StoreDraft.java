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
    }

    Store publish() {
        PVector<Long> waiting = batch.isEmpty() ? TreePVector.empty() : TreePVector.from(batch);
        return new Store(nextFree, pendingCount, area, committed, entries.publish(), waiting, phase);
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
    void load(long no, byte[] bytes, long count) {
        area = no;
        committed = count;
        entries = new PageSession(PageTree.EMPTY);
        entries.write(0, bytes, 0, bytes.length);
    }

    /** The chunks whose exceptions waited for the metadata, which are told now. */
    List<Long> takeBatch() {
        List<Long> taken = batch;
        batch = new ArrayList<>();
        return taken;
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
