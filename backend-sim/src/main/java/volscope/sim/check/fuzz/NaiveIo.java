package volscope.sim.check.fuzz;

import java.util.List;
import java.util.Optional;

import volscope.sim.check.fuzz.NaiveDevice.Slot;

/** What transfers do on the naive machine. */
final class NaiveIo {

    private final NaiveDisk disk;
    private final NaiveDisk stores;
    private final List<NaiveSnapshot> snapshots;

    /**
     * @param disk
     *            the disk below the origin
     * @param stores
     *            the disk of the COW devices
     * @param snapshots
     *            every snapshot that a table has, loaded or live; the list lives on
     */
    NaiveIo(NaiveDisk disk, NaiveDisk stores, List<NaiveSnapshot> snapshots) {
        this.disk = disk;
        this.stores = stores;
        this.snapshots = snapshots;
    }

    /** What a transfer writes into each sector; zeroes for a discard. */
    static byte[] content(Command.Transfer transfer) {
        return switch (transfer) {
            case Command.Write write -> NaiveDisk.uniform(write.letter());
            case Command.Put put -> put.content();
            case Command.Discard _,Command.Read _,Command.Flush _ -> NaiveDisk.uniform(Command.ZERO);
        };
    }

    /** A transfer of the disk below. */
    Outcome lower(Command.Transfer transfer) {
        if (transfer instanceof Command.Read) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < transfer.sectors(); i++) {
                text.append(NaiveDisk.letter(disk.at(transfer.sector() + i)));
            }
            return Outcome.text(text.toString());
        }
        if (transfer instanceof Command.Flush) {
            disk.flush();
            return Outcome.DONE;
        }
        for (int i = 0; i < transfer.sectors(); i++) {
            change(transfer.sector() + i, content(transfer));
        }
        return Outcome.DONE;
    }

    private void change(int sector, byte[] content) {
        disk.write(sector, content);
        snapshots.forEach(snapshot -> snapshot.originChanged(sector, content));
    }

    /** A transfer of a COW device itself. */
    Outcome scratch(NaiveCow cow, Command.Transfer transfer) {
        if (transfer instanceof Command.Flush) {
            stores.flush();
            return Outcome.DONE;
        }
        if (!cow.has(transfer.sector(), transfer.sectors())) {
            return Outcome.FAILED;
        }
        if (!(transfer instanceof Command.Read)) {
            damage(cow, transfer);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < transfer.sectors(); i++) {
            if (transfer instanceof Command.Read) {
                text.append(NaiveDisk.letter(cow.at(transfer.sector() + i)));
            } else {
                cow.write(transfer.sector() + i, content(transfer));
            }
        }
        return Outcome.text(text.toString());
    }

    private void damage(NaiveCow cow, Command.Transfer transfer) {
        boolean used = snapshots.stream().anyMatch(snapshot -> snapshot.cow == cow);
        if (!used && transfer.sector() == 0 && transfer instanceof Command.Write write && write.letter() == Command.ZERO) {
            cow.repair();
        } else {
            cow.damage();
        }
    }

    /** A transfer of the origin, or of the snapshot that is being merged into it. */
    Outcome origin(Slot slot, Command.Transfer transfer) {
        NaiveSnapshot merging = slot.snapshot;
        if (transfer instanceof Command.Flush) {
            disk.flush();
            if (merging != null) {
                stores.flush();
            }
            return Outcome.DONE;
        }
        if (transfer instanceof Command.Discard) {
            return Outcome.FAILED;
        }
        StringBuilder text = new StringBuilder();
        boolean done = true;
        int end = transfer.sector() + transfer.sectors();
        for (int sector = transfer.sector(); sector < end;) {
            int next = slot.split == 0 ? end : Math.min(end, (sector / slot.split + 1) * slot.split);
            boolean inStore = merging != null && merging.valid && merging.has(sector);
            if (transfer instanceof Command.Read) {
                done &= read(inStore ? Optional.ofNullable(merging) : Optional.empty(), sector, next, text);
            } else if (merging != null && inStore) {
                done &= merging.write(sector, next - sector, content(transfer));
            } else {
                write(sector, next, content(transfer));
            }
            sector = next;
        }
        return done ? Outcome.text(text.toString()) : Outcome.FAILED;
    }

    private boolean read(Optional<NaiveSnapshot> from, int sector, int next, StringBuilder text) {
        for (int at = sector; at < next; at++) {
            int here = at;
            Optional<byte[]> content = from.map(snapshot -> snapshot.at(here)).orElse(Optional.of(disk.at(at)));
            if (content.isEmpty()) {
                return false;
            }
            text.append(NaiveDisk.letter(content.get()));
        }
        return true;
    }

    private void write(int from, int to, byte[] content) {
        snapshots.forEach(snapshot -> snapshot.originWrite(from));
        for (int sector = from; sector < to; sector++) {
            change(sector, content);
        }
    }

    /** A transfer of a snapshot. */
    Outcome snapshot(NaiveSnapshot snapshot, Command.Transfer transfer) {
        if (transfer instanceof Command.Flush) {
            stores.flush();
            return Outcome.DONE;
        }
        if (!snapshot.valid) {
            return Outcome.FAILED;
        }
        StringBuilder text = new StringBuilder();
        boolean done = true;
        int end = transfer.sector() + transfer.sectors();
        for (int sector = transfer.sector(); sector < end;) {
            int next = Math.min(end, (sector / snapshot.chunk() + 1) * snapshot.chunk());
            done &= transfer instanceof Command.Read
                    ? read(Optional.of(snapshot), sector, next, text)
                    : piece(snapshot, transfer, sector, next - sector);
            sector = next;
        }
        return done ? Outcome.text(text.toString()) : Outcome.FAILED;
    }

    private boolean piece(NaiveSnapshot snapshot, Command.Transfer transfer, int sector, int count) {
        if (!(transfer instanceof Command.Discard)) {
            return snapshot.write(sector, count, content(transfer));
        }
        Table.Discards discards = snapshot.table.discards();
        if (discards == Table.Discards.NONE) {
            return false;
        }
        boolean done = snapshot.discard(sector, count);
        if (discards == Table.Discards.PASSDOWN && snapshot.valid && !snapshot.overflowed) {
            for (int i = 0; i < count; i++) {
                change(sector + i, NaiveDisk.uniform(Command.ZERO));
            }
        }
        return done;
    }

    /** Merges a snapshot back: newest exceptions first, as many at a time as lie in a row; the origin is flushed before they are taken back. */
    void merge(NaiveSnapshot merging, int step) {
        NaivePersistent store = (NaivePersistent) merging.known();
        while (true) {
            Optional<NaivePersistent.Run> run = store.newest();
            if (run.isPresent() && run.get().count() == 0) {
                return;
            }
            if (run.isEmpty() || !window(merging, store, run.get(), step)) {
                merging.mergeFailed = true;
                return;
            }
        }
    }

    private boolean window(NaiveSnapshot merging, NaivePersistent store, NaivePersistent.Run run, int step) {
        int sectors = disk.sectors();
        long first = run.old() * store.chunk;
        long all = run.count() * store.chunk;
        for (long done = 0; done < all; done += step) {
            if (first + done >= 0 && first + done < sectors) {
                int sector = (int) (first + done);
                snapshots.forEach(other -> other.originWrite(sector));
            }
        }
        snapshots.forEach(NaiveSnapshot::settle);
        long count = first >= 0 && first < sectors ? Math.min(all, sectors - first) : all;
        long from = run.slot() * store.chunk;
        if (!merging.cow.has(from, count) || first < 0 || first >= sectors) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            change((int) first + i, merging.cow.at(from + i));
        }
        disk.flush();
        if (!store.takeBack(run.count())) {
            return false;
        }
        for (long left = run.count(); left > 0; left--) {
            if (!store.table.remove(run.old() + left - 1)) {
                return false;
            }
        }
        return true;
    }
}
