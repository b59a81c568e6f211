package volscope.sim.check.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** A mapped device as the naive machine has it. */
final class NaiveDevice {

    final String name;
    @Nullable
    Slot live;
    @Nullable
    Slot inactive;
    boolean suspended;
    /** Transfers that wait for a resume. */
    final List<Command.Transfer> deferred = new ArrayList<>();

    NaiveDevice(String name) {
        this.name = name;
    }

    /** The table that maps. */
    Optional<Slot> live() {
        return Optional.ofNullable(live);
    }

    /** The table that waits for a resume. */
    Optional<Slot> inactive() {
        return Optional.ofNullable(inactive);
    }

    /** The snapshot that maps. */
    Optional<NaiveSnapshot> snapshot() {
        return live().flatMap(slot -> Optional.ofNullable(slot.snapshot));
    }

    /** A loaded table. */
    static final class Slot {
        final Table table;
        @Nullable
        final NaiveSnapshot snapshot;
        /** Sectors at which a resumed origin cuts writes, or a resumed merge all I/O; 0 for no cut. */
        int split;

        Slot(Table table, @Nullable NaiveSnapshot snapshot) {
            this.table = table;
            this.snapshot = snapshot;
        }

        /** Whether its writes go to an origin whose snapshots hear of them. */
        boolean tellsSnapshots() {
            return table instanceof Table.Origin || table instanceof Table.Snapshot wanted && wanted.role() == Table.Role.MERGE;
        }
    }
}
