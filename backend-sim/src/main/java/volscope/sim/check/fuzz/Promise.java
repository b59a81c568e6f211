package volscope.sim.check.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a snapshot must show after power was cut: for each sector one of some letters. Flushes alone decide which letters can come back, and a
 * write to the origin changes none of them.
 */
final class Promise {

    /** Stands for a sector that cannot be read. */
    private static final char UNREADABLE = '!';

    private final NaiveSnapshot snapshot;
    private final List<String> letters;

    private Promise(NaiveSnapshot snapshot, List<String> letters) {
        this.snapshot = snapshot;
        this.letters = letters;
    }

    /**
     * The promises of a machine that is about to lose power in or after a command. Those are left out whose metadata are not yet durable,
     * or damaged.
     */
    static List<Promise> of(NaiveMachine machine, Command command) {
        List<Promise> promises = new ArrayList<>();
        for (NaiveSnapshot snapshot : machine.snapshots()) {
            if (snapshot.active && snapshot.valid && snapshot.store instanceof NaivePersistent store && store.isSettled()
                    && !snapshot.cow.isDamaged()) {
                promises.add(new Promise(snapshot, letters(machine, snapshot, command)));
            }
        }
        return promises;
    }

    private static List<String> letters(NaiveMachine machine, NaiveSnapshot snapshot, Command command) {
        List<Command.Transfer> writes = machine.writes(command);
        List<String> all = new ArrayList<>();
        for (int sector = 0; sector < machine.world().origin(); sector++) {
            StringBuilder letters = new StringBuilder(before(machine, snapshot, sector));
            for (Command.Transfer write : writes) {
                if (sector >= write.sector() && sector < write.sector() + write.sectors() && machine.changes(write, snapshot)) {
                    letters.append(NaiveDisk.letter(NaiveIo.content(write)));
                }
            }
            all.add(letters.toString());
        }
        return all;
    }

    private static String before(NaiveMachine machine, NaiveSnapshot snapshot, int sector) {
        NaiveStore store = snapshot.known();
        long slot = store.table.find(sector / store.chunk);
        if (slot == NaiveTable.ABSENT) {
            return machine.disk().lettersBefore(sector);
        }
        long there = slot * store.chunk + sector % store.chunk;
        return snapshot.cow.has(there, 1) ? snapshot.cow.lettersBefore(there) : "" + UNREADABLE;
    }

    /** What is wrong with what power has left, if anything; what became invalid meanwhile promises nothing. */
    Optional<String> broken(NaiveMachine machine) {
        if (!snapshot.valid || snapshot.mergeFailed) {
            return Optional.empty();
        }
        NaiveCow cow = snapshot.cow.copy();
        NaiveTable table = new NaiveTable(cow.sectors(), snapshot.table.chunk(), machine.rules());
        Optional<NaivePersistent> store = NaivePersistent.open(cow, snapshot.known().chunk, table);
        if (store.filter(NaivePersistent::isValid).isEmpty()) {
            return Optional.of(snapshot.device + " can no longer be opened");
        }
        for (int sector = 0; sector < letters.size(); sector++) {
            char shown = shown(machine, cow, store.get(), sector);
            if (letters.get(sector).indexOf(shown) < 0) {
                return Optional
                        .of("sector %d of %s shows %c, not one of %s".formatted(sector, snapshot.device, shown, letters.get(sector)));
            }
        }
        return Optional.empty();
    }

    private static char shown(NaiveMachine machine, NaiveCow cow, NaivePersistent store, int sector) {
        long slot = store.table.find(sector / store.chunk);
        if (slot == NaiveTable.ABSENT) {
            return NaiveDisk.letter(machine.disk().at(sector));
        }
        long there = slot * store.chunk + sector % store.chunk;
        return cow.has(there, 1) ? NaiveDisk.letter(cow.at(there)) : UNREADABLE;
    }
}
