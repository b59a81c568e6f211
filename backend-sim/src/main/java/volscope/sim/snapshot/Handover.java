package volscope.sim.snapshot;

import java.util.List;
import java.util.Optional;

import volscope.sim.device.DevNo;
import volscope.sim.dm.DmKey;
import volscope.sim.dm.MappedDevice;
import volscope.sim.dm.TargetError;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.kernel.Sleeping;
import volscope.sim.profile.DaxRules.Require;
import volscope.sim.snapshot.SnapshotState.Flag;
import volscope.sim.snapshot.SnapshotState.MergeStage;

/** Two tables over one store: the active snapshot gives its exceptions to the one that replaces it. */
final class Handover {

    private Handover() {
    }

    private static List<Snapshot> sharing(Snapshots snapshots, DevNo origin, DevNo cow) {
        return snapshots.sharing(origin, cow);
    }

    private static Optional<Snapshot> source(Snapshots snapshots, Snapshot snapshot) {
        return sharing(snapshots, snapshot.origin, snapshot.cow).stream().filter(s -> s.is(Flag.ACTIVE)).reduce((first, last) -> last);
    }

    private static Optional<Snapshot> destination(Snapshots snapshots, Snapshot snapshot) {
        return sharing(snapshots, snapshot.origin, snapshot.cow).stream().filter(s -> !s.is(Flag.ACTIVE)).findFirst();
    }

    /**
     * Whether a new snapshot takes over from an active one.
     *
     * @throws TargetError
     *             if the pairing is not clear
     */
    static boolean isDestination(Snapshots snapshots, DevNo origin, DevNo cow, MergeStage merge) {
        List<Snapshot> others = sharing(snapshots, origin, cow);
        if (others.size() == 2 || others.stream().anyMatch(other -> !other.is(Flag.ACTIVE))) {
            throw TargetError.invalid("Snapshot cow pairing for exception table handover failed");
        }
        if (!others.isEmpty() && merge != MergeStage.NONE && !snapshots.merges(origin).isEmpty()) {
            throw TargetError.invalid("A snapshot is already merging.");
        }
        if (!others.isEmpty() && merge != MergeStage.NONE && !others.getLast().type.isPersistent()) {
            throw TargetError.invalid(SnapshotType.CANNOT_MERGE);
        }
        return !others.isEmpty();
    }

    /** Whether a snapshot, once resumed, goes on where another stops. */
    static boolean takesOver(Snapshots snapshots, Snapshot snapshot) {
        return source(snapshots, snapshot).filter(source -> source != snapshot).isPresent();
    }

    static void check(Snapshots snapshots, Snapshot snapshot) {
        Optional<Snapshot> source = source(snapshots, snapshot);
        if (source.isEmpty() || destination(snapshots, snapshot).isEmpty()) {
            return;
        }
        if (source.get() == snapshot) {
            refuse(snapshots, "Unable to resume snapshot source until handover completes.");
        }
        if (!snapshots.dm().find(DmKey.number(source.get().device)).map(MappedDevice::isSuspended).orElse(false)) {
            refuse(snapshots, "Unable to perform snapshot handover until source is suspended.");
        }
    }

    private static void refuse(Snapshots snapshots, String text) {
        snapshots.log(Level.ERR, text);
        throw new ErrnoException(Errno.EINVAL);
    }

    static void resume(Snapshots snapshots, Snapshot snapshot) {
        Optional<Snapshot> source = source(snapshots, snapshot).filter(other -> other != snapshot && !snapshot.is(Flag.ACTIVE));
        source.ifPresent(from -> awaitPending(snapshots, from, snapshot));
        Optional<Snapshot> merging = snapshots.merging(snapshot.origin).filter(other -> other != snapshot);
        Optional<DevNo> origin = snapshots.mappedOrigin(snapshot.origin).or(() -> merging.map(other -> other.device))
                .filter(dev -> !dev.equals(snapshot.device));
        origin.ifPresent(snapshots.dm()::internalSuspend);
        Optional<Snapshot> running = merging.filter(other -> origin.isPresent() && other.merge.stage() != MergeStage.STOPPED);
        running.ifPresent(snapshots.merger()::stop);
        try {
            source.ifPresent(from -> {
                awaitPending(snapshots, from, snapshot);
                take(from, snapshot);
            });
        } finally {
            running.ifPresent(snapshots.merger()::start);
            origin.ifPresent(snapshots.dm()::internalResume);
        }
        snapshot.clear(Flag.TAKES_OVER);
        snapshots.reregister(snapshot);
        snapshot.set(Flag.ACTIVE);
    }

    /**
     * No shipped kernel waits: there only bios start exceptions, and they are stopped. A fault is not. Who sleeps here leaves the origin as it
     * was, since the call is made again from its start.
     */
    private static void awaitPending(Snapshots snapshots, Snapshot from, Snapshot to) {
        if (!snapshots.kernel().profile().dax().activation().contains(Require.NOTHING_PENDING)) {
            return;
        }
        if (from.pending.size() > 0) {
            to.set(Flag.TAKES_OVER);
            throw Sleeping.onWork("copies to " + snapshots.nameOf(from));
        }
    }

    /** Whether a table is about to take a store of an origin over. */
    static boolean isUnderWay(Snapshots snapshots, DevNo origin) {
        for (Snapshot snapshot : snapshots.of(origin)) {
            if (snapshot.is(Flag.TAKES_OVER)) {
                return true;
            }
        }
        return false;
    }

    /** The stores change places: what gave its own away is left with one that was never read. */
    private static void take(Snapshot from, Snapshot to) {
        to.complete = new ExceptionTable(from.complete.publish());
        to.store.take(from.store.publish());
        StoreType unused = to.type;
        to.type = handedOver(from.type, unused);
        to.chunk = from.chunk;
        from.type = unused;
        from.chunk = 0;
        copy(from, to, Flag.VALID);
        copy(from, to, Flag.OVERFLOWED);
        from.clear(Flag.VALID);
        from.set(Flag.HANDED_OVER);
    }

    /** The store goes over; whether userspace understands an overflow is said by the new table. */
    private static StoreType handedOver(StoreType store, StoreType table) {
        if (!store.isPersistent()) {
            return store;
        }
        return table == StoreType.PO ? StoreType.PO : StoreType.P;
    }

    private static void copy(Snapshot from, Snapshot to, Flag flag) {
        if (from.is(flag)) {
            to.set(flag);
        } else {
            to.clear(flag);
        }
    }

    static void destroy(Snapshots snapshots, Snapshot snapshot) {
        boolean isSource = source(snapshots, snapshot).filter(active -> active == snapshot).isPresent();
        Optional<Snapshot> destination = destination(snapshots, snapshot).filter(other -> other != snapshot);
        if (isSource && destination.isPresent()) {
            destination.get().clear(Flag.VALID);
            snapshots.log(Level.ERR, "Cancelling snapshot handover.");
        }
        if (snapshot.isMerge()) {
            snapshots.merger().stop(snapshot);
        }
        snapshots.kernel().insist(() -> snapshot.pending.size() == 0);
        snapshots.forget(snapshot);
    }
}
