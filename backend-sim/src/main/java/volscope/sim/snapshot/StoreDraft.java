package volscope.sim.snapshot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import volscope.sim.device.Data;
import volscope.sim.device.Sectors;
import volscope.sim.page.EntryPage;
import volscope.sim.page.EntryWriter;
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
    private PageSession entries = new PageSession(PageTree.EMPTY);
    /** Fills the page of the next entry; none before the first entry. */
    private @Nullable EntryWriter writer;
    /** Whether the writer has entries that {@link #entries} lacks. */
    private boolean ahead;
    /** Whether the area holds what no writer can go on from. */
    private boolean foreign;
    private long[] batch = new long[8];
    private int batched;

    StoreDraft(Store start) {
        take(start);
    }

    /** Goes on from another state. */
    void take(Store store) {
        nextFree = store.nextFree();
        pendingCount = store.pendingCount();
        area = store.area();
        committed = store.committed();
        restart(new PageSession(store.entries()));
        batched = 0;
        store.batch().forEach(this::await);
        phase = store.phase();
        health = store.health();
    }

    Store publish() {
        settle();
        List<Long> waiting = batched == 0 ? List.of() : Arrays.stream(batch, 0, batched).boxed().toList();
        return new Store(nextFree, pendingCount, area, committed, entries.publish(), waiting, phase, health);
    }

    private void await(long chunk) {
        if (batched == batch.length) {
            batch = Arrays.copyOf(batch, 2 * batched);
        }
        batch[batched++] = chunk;
    }

    private void restart(PageSession content) {
        entries = content;
        writer = null;
        ahead = false;
        foreign = false;
    }

    /** Puts an exception into the area, behind the last. */
    void add(long chunk, long slot) {
        EntryWriter open = writer();
        if (open != null && open.add(chunk, slot)) {
            ahead = true;
        } else {
            foreign = true;
            settle();
            writer = null;
            write(chunk, slot);
        }
        if (pair() == EntryPage.PAIRS - 1) {
            settle();
            writer = null;
        }
        committed++;
        pendingCount--;
        await(chunk);
    }

    private @Nullable EntryWriter writer() {
        if (writer == null && !foreign) {
            writer = EntryWriter.after(entries.get(pageNo()), pair()).orElse(null);
        }
        return writer;
    }

    private long pageNo() {
        return committed / EntryPage.PAIRS;
    }

    private int pair() {
        return (int) (committed % EntryPage.PAIRS);
    }

    private void write(long chunk, long slot) {
        byte[] entry = new byte[PersistentStore.ENTRY];
        LONG.set(entry, 0, chunk);
        LONG.set(entry, Long.BYTES, slot);
        entries.write(committed * PersistentStore.ENTRY, entry, 0, PersistentStore.ENTRY);
    }

    /** Puts the page that is being filled among the others. */
    private void settle() {
        if (writer != null && ahead) {
            entries.set(pageNo(), writer.page());
            ahead = false;
        }
    }

    /** Takes the newest entries back. */
    void takeBack(long count) {
        settle();
        restart(entries);
        committed -= count;
        entries.fillBytes(committed * PersistentStore.ENTRY, count * PersistentStore.ENTRY, (byte) 0);
    }

    /** Goes on to the next area, which is empty. */
    void nextArea() {
        area++;
        committed = 0;
        restart(new PageSession(PageTree.EMPTY));
    }

    /** Goes to an area that was read from the device. */
    void load(long no, Data read, long count) {
        area = no;
        committed = count;
        restart(new PageSession(pages(read)));
    }

    /** What a device gave, from page 0 on. */
    static PageTree pages(Data data) {
        PageSession session = new PageSession(PageTree.EMPTY);
        if (data instanceof Data.Paged paged) {
            paged.putInto(session, 0);
        } else {
            session.write(0, data.toArray(), 0, data.length());
        }
        return session.publish();
    }

    /** The entry at an index, as the device has it. */
    AreaEntry entry(long index) {
        settle();
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

    /** The chunks whose exceptions waited for the metadata, which are told now. */
    long[] takeBatch() {
        long[] taken = Arrays.copyOf(batch, batched);
        batched = 0;
        return taken;
    }

    /** The area as the device gets it, {@code chunk} sectors. */
    Data bytes(long chunk) {
        settle();
        if (chunk % Sectors.PER_PAGE != 0) {
            byte[] bytes = new byte[(int) Sectors.toBytes(chunk)];
            entries.read(0, bytes, 0, bytes.length);
            return Data.of(bytes);
        }
        Page[] pages = new Page[(int) (chunk / Sectors.PER_PAGE)];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = entries.get(i);
        }
        return Data.of(pages);
    }
}
