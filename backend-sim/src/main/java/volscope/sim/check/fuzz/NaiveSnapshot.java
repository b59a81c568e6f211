package volscope.sim.check.fuzz;

import org.jspecify.annotations.Nullable;

/** A snapshot as the naive machine has it: a whole copy of the origin, and the chunks that are counted. */
final class NaiveSnapshot {

    final String device;
    final Table.Snapshot table;
    final NaiveCow cow;
    boolean valid = true;
    boolean overflowed;
    boolean active;
    boolean handedOver;
    /** Null until a handover. */
    @Nullable
    NaiveStore store;
    /** What the origin held, for chunks that are not copied. */
    private char[] copy = new char[0];
    /** The kind of its store; overflow is its own affair, whatever store it took over. */
    private Table.Store kind;

    NaiveSnapshot(String device, Table.Snapshot table, NaiveCow cow) {
        this.device = device;
        this.table = table;
        this.cow = cow;
        this.kind = table.store();
    }

    boolean isPersistent() {
        return kind.isPersistent();
    }

    boolean merges() {
        return table.role() == Table.Role.MERGE;
    }

    private NaiveStore known() {
        NaiveStore known = store;
        if (known == null) {
            throw new IllegalStateException("a snapshot without a store has no I/O");
        }
        return known;
    }

    int chunk() {
        return store == null ? 0 : store.chunk;
    }

    /** Reads the store's metadata, or makes new ones; false if that fails. */
    boolean open() {
        if (!table.store().isPersistent()) {
            store = new NaiveStore(table.store(), cow.sectors, table.chunk());
            return true;
        }
        int first = table.chunk();
        if (first > cow.sectors || cow.header == NaiveCow.Header.GARBAGE) {
            return false;
        }
        NaiveStore found = cow.store;
        if (cow.header == NaiveCow.Header.ZERO || found == null) {
            found = new NaiveStore(table.store(), cow.sectors, first);
            cow.header = NaiveCow.Header.VALID;
            cow.store = found;
        }
        store = found;
        valid = cow.header == NaiveCow.Header.VALID;
        return !valid || found.isReadable();
    }

    /** Takes another's store over. */
    void takeOver(NaiveSnapshot source) {
        store = source.store;
        copy = source.copy;
        kind = source.isPersistent() ? table.store() == Table.Store.PO ? Table.Store.PO : Table.Store.P : Table.Store.N;
        valid = source.valid;
        overflowed = source.overflowed;
        source.valid = false;
        source.handedOver = true;
    }

    /** From now on the origin is copied before it changes. */
    void activate(char[] origin) {
        if (!active && copy.length == 0) {
            copy = origin.clone();
        }
        active = true;
    }

    void invalidate() {
        valid = false;
        if (isPersistent()) {
            cow.header = NaiveCow.Header.INVALID;
        }
    }

    /** The origin is about to change at a sector, which snapshot-origin has told. */
    void originWrite(int sector) {
        if (!active || !valid || merges() || known().has(sector / chunk())) {
            return;
        }
        int no = sector / chunk();
        if (!known().allocate() || !known().commit(no, chunkOf(copy, sector))) {
            invalidate();
        } else {
            known().overwriteHeader(cow);
        }
    }

    private char[] chunkOf(char[] volume, int sector) {
        int from = sector / chunk() * chunk();
        return java.util.Arrays.copyOfRange(volume, from, Math.max(from, Math.min(volume.length, from + chunk())));
    }

    /** The origin has changed. What is not copied is read from there. */
    void originChanged(int sector, char letter) {
        if (active && copy.length > 0) {
            copy[sector] = letter;
        }
    }

    /** A write through the snapshot within one chunk; false if it fails. */
    boolean write(int sector, int sectors, char letter) {
        if (!valid || overflowed && !merges()) {
            return false;
        }
        int no = sector / chunk();
        if (!known().has(no) && !copyForWrite(no, sector)) {
            return false;
        }
        char[] content = known().content(no);
        for (int i = 0; i < sectors; i++) {
            content[sector % chunk() + i] = letter;
        }
        known().overwriteHeader(cow);
        return true;
    }

    private boolean copyForWrite(int no, int sector) {
        if (!known().allocate()) {
            if (kind == Table.Store.PO) {
                overflowed = true;
            } else {
                invalidate();
            }
            return false;
        }
        if (!known().commit(no, chunkOf(copy, sector))) {
            invalidate();
            return false;
        }
        return true;
    }

    /** A discard through the snapshot within one chunk; false if it fails. */
    boolean discard(int sector, int sectors) {
        if (!valid || overflowed) {
            return false;
        }
        return !known().has(sector / chunk()) || write(sector, sectors, Command.ZERO);
    }

    /** What the snapshot shows at a sector. */
    char at(int sector) {
        int no = sector / chunk();
        return known().has(no) ? known().content(no)[sector % chunk()] : copy[sector];
    }

    /** Whether a sector's chunk is copied. */
    boolean has(int sector) {
        return known().has(sector / chunk());
    }

    /** All of it has been merged. */
    void empty() {
        known().empty();
    }

    String status() {
        if (!valid) {
            return "Invalid";
        }
        return overflowed ? "Overflow" : store == null ? "0/" + cow.sectors + " 0" : known().status();
    }
}
