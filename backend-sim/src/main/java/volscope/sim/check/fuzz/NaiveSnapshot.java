package volscope.sim.check.fuzz;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

import volscope.sim.check.fuzz.NaiveStore.Pending;
import volscope.sim.profile.Profile.SnapshotRules;

/** A snapshot as the naive machine has it: a whole copy of the origin, and a store for the chunks that are counted. */
final class NaiveSnapshot {

    final String device;
    final Table.Snapshot table;
    final NaiveCow cow;
    boolean valid = true;
    boolean overflowed;
    boolean active;
    boolean mergeFailed;
    /** Null until a handover, and with the one that gave its own away. */
    @Nullable
    NaiveStore store;
    /** Null until it is active. */
    @Nullable
    private NaiveDisk origin;
    /** What the origin held, for chunks that are not copied. */
    private byte[][] copy = new byte[0][];
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

    NaiveStore known() {
        NaiveStore known = store;
        if (known == null) {
            throw new IllegalStateException("a snapshot without a store has no I/O");
        }
        return known;
    }

    /** Sectors of a chunk; none while its store is unread. */
    int chunk() {
        return store == null ? 0 : (int) store.chunk;
    }

    /** Reads the store's metadata, or makes new ones; false if that fails. */
    boolean open(SnapshotRules rules) {
        NaiveTable exceptions = new NaiveTable(cow.sectors(), table.chunk(), rules);
        if (!table.store().isPersistent()) {
            store = new NaiveTransient(cow, table.chunk(), exceptions);
            return table.chunk() > 0;
        }
        Optional<NaivePersistent> found = NaivePersistent.open(cow, table.chunk(), exceptions);
        valid = found.map(NaivePersistent::isValid).orElse(false);
        store = found.orElse(null);
        return store != null;
    }

    /** Takes another's store over, which is left with the unread one. */
    void takeOver(NaiveSnapshot source) {
        store = source.store;
        copy = source.copy;
        Table.Store unread = kind;
        kind = source.isPersistent() ? table.store() == Table.Store.PO ? Table.Store.PO : Table.Store.P : Table.Store.N;
        valid = source.valid;
        overflowed = source.overflowed;
        source.valid = false;
        source.store = null;
        source.kind = unread;
    }

    /** From now on the origin is copied before it changes. */
    void activate(NaiveDisk disk, int sectors) {
        origin = disk;
        if (!active && copy.length == 0) {
            copy = new byte[sectors][];
            for (int sector = 0; sector < sectors; sector++) {
                copy[sector] = disk.at(sector);
            }
        }
        active = true;
    }

    private void invalidate() {
        if (valid) {
            valid = false;
            known().invalidate();
        }
    }

    /** The command is over; false if exceptions that were on their way have failed. */
    boolean settle() {
        boolean done = store == null || store.settle(valid);
        if (!done) {
            invalidate();
        }
        return done;
    }

    /** The origin is about to change at a sector, which snapshot-origin has told. */
    void originWrite(int sector) {
        if (!active || !valid || merges() || sector >= copy.length || has(sector) || known().isPending(sector / chunk())) {
            return;
        }
        OptionalLong slot = known().allocate();
        if (slot.isEmpty()) {
            invalidate();
        } else {
            int no = sector / chunk();
            known().commit(new Pending(no, slot.getAsLong(), copy(no, slot.getAsLong()), () -> {
            }));
        }
    }

    private boolean copy(int no, long slot) {
        NaiveDisk disk = Objects.requireNonNull(origin, "an active snapshot has an origin");
        int from = no * chunk();
        int sectors = Math.min(chunk(), disk.sectors() - from);
        if (!cow.has(slot * chunk(), sectors)) {
            return false;
        }
        for (int i = 0; i < sectors; i++) {
            cow.write(slot * chunk() + i, from + i < copy.length ? copy[from + i] : disk.at(from + i));
        }
        return true;
    }

    /** The origin has changed. What is not copied is read from there. */
    void originChanged(int sector, byte[] content) {
        if (active && sector < copy.length) {
            copy[sector] = content;
        }
    }

    /** A write of several chunks, while new exceptions stand for the chunks behind, too: nobody says which is complete first. */
    boolean takesRanges(Command.Transfer write) {
        return valid && store instanceof NaivePersistent persistent && persistent.givesRanges()
                && write.sector() / store.chunk != (write.sector() + write.sectors() - 1) / store.chunk;
    }

    /** A write through the snapshot within one chunk; false if it fails. */
    boolean write(int sector, int sectors, byte[] content) {
        if (!valid || overflowed && !merges()) {
            return false;
        }
        int no = sector / chunk();
        long slot = known().table.find(no);
        if (slot != NaiveTable.ABSENT) {
            known().rewrite(slot);
            return fill(slot, sector, sectors, content);
        }
        OptionalLong taken = known().allocate();
        if (taken.isEmpty()) {
            full();
            return false;
        }
        if (sectors == chunk()) {
            boolean written = fill(taken.getAsLong(), sector, sectors, content);
            known().commit(new Pending(no, taken.getAsLong(), written, () -> {
            }));
        } else {
            known().commit(new Pending(no, taken.getAsLong(), copy(no, taken.getAsLong()),
                    () -> fill(taken.getAsLong(), sector, sectors, content)));
        }
        return true;
    }

    private boolean fill(long slot, int sector, int sectors, byte[] content) {
        long from = slot * chunk() + sector % chunk();
        if (!cow.has(from, sectors)) {
            return false;
        }
        for (int i = 0; i < sectors; i++) {
            cow.write(from + i, content);
        }
        return true;
    }

    private void full() {
        if (kind == Table.Store.PO) {
            overflowed = true;
        } else {
            invalidate();
        }
    }

    /** A discard through the snapshot within one chunk; false if it fails. */
    boolean discard(int sector, int sectors) {
        if (!valid || overflowed) {
            return false;
        }
        return !has(sector) || write(sector, sectors, NaiveDisk.uniform(Command.ZERO));
    }

    /** What the snapshot holds at a sector; empty if its chunk is not on the device. */
    Optional<byte[]> at(int sector) {
        long slot = known().table.find(sector / chunk());
        if (slot == NaiveTable.ABSENT) {
            return Optional.of(copy[sector]);
        }
        long there = slot * chunk() + sector % chunk();
        return cow.has(there, 1) ? Optional.of(cow.at(there)) : Optional.empty();
    }

    /** Whether a sector's chunk is copied. */
    boolean has(int sector) {
        return known().table.has(sector / chunk());
    }

    String status() {
        if (!valid) {
            return "Invalid";
        }
        if (mergeFailed) {
            return "Merge failed";
        }
        return overflowed ? "Overflow" : store == null ? "0/" + cow.sectors() + " 0" : store.status();
    }
}
