package volscope.sim.check;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmState;
import volscope.sim.dm.MappedDevice;
import volscope.sim.dm.Table;
import volscope.sim.dm.Target;
import volscope.sim.dm.target.LinearTarget;
import volscope.sim.dm.target.StripedTarget;
import volscope.sim.kernel.KernelState;
import volscope.sim.page.PageTree;
import volscope.sim.snapshot.Exceptions;
import volscope.sim.snapshot.OriginTarget;
import volscope.sim.snapshot.PendingException;
import volscope.sim.snapshot.PendingException.Stage;
import volscope.sim.snapshot.SnapshotState.Flag;
import volscope.sim.snapshot.SnapshotState.MergeStage;
import volscope.sim.snapshot.SnapshotState.Snap;
import volscope.sim.snapshot.SnapshotTarget;
import volscope.sim.snapshot.Snapshots;

/** What devices show at one time: what a read would give that took no time, by the tables and exceptions alone. */
final class Shown {

    private static final Set<Stage> HAS_COPY = EnumSet.of(Stage.COPIED, Stage.COMMITTING);

    private final KernelState state;
    private final DmState dm;

    Shown(KernelState state) {
        this.state = state;
        this.dm = state.of(Dm.LAYER);
    }

    /** Sectors of a device; empty where they cannot be read, or nobody can say what they are. */
    Optional<byte[]> read(DevNo dev, long sector, long sectors) {
        byte[] bytes = new byte[(int) Sectors.toBytes(sectors)];
        return read(dev, sector, sectors, bytes, 0) ? Optional.of(bytes) : Optional.empty();
    }

    /** A chunk of a snapshot, from its store if it has it there. */
    Optional<byte[]> chunk(Snap snap, long chunk) {
        long slot = snap.complete().get(chunk);
        return slot == Exceptions.ABSENT
                ? read(snap.origin(), chunk * snap.chunk(), snap.chunk())
                : read(snap.cow(), slot * snap.chunk(), snap.chunk());
    }

    /** A chunk of a snapshot as its user was promised it: once the origin's chunk is copied, the copy counts, committed or not. */
    Optional<byte[]> promised(Snap snap, long chunk) {
        return copied(snap, chunk).map(pending -> read(snap.cow(), pending.slot() * snap.chunk(), snap.chunk()))
                .orElseGet(() -> chunk(snap, chunk));
    }

    /** Whether the origin's chunk was stored into after it had been copied, and before anything says where the copy is. */
    boolean isOvertaken(Snap snap, long chunk) {
        return copied(snap, chunk).isPresent() && !same(promised(snap, chunk), chunk(snap, chunk));
    }

    /** The exception whose chunk is copied and not committed; what a write to the snapshot fills is no copy. */
    private static Optional<PendingException> copied(Snap snap, long chunk) {
        return Optional.ofNullable(snap.pending().get(chunk))
                .filter(pending -> pending.fullBio().isEmpty() && HAS_COPY.contains(pending.stage()))
                .filter(pending -> snap.complete().get(chunk) == Exceptions.ABSENT);
    }

    private Optional<Table> live(DevNo dev) {
        return Optional.ofNullable(dm.devices().get(dev.minor())).flatMap(MappedDevice::live);
    }

    private boolean read(DevNo dev, long sector, long sectors, byte[] into, int at) {
        if (sector < 0 || sector > Long.MAX_VALUE / Sectors.SIZE - sectors) {
            return false;
        }
        if (dev.major() != Dm.MAJOR) {
            PageTree tree = Objects.requireNonNullElse(state.of(Block.LAYER).media().get(dev), PageTree.EMPTY);
            tree.read(Sectors.toBytes(sector), into, at, (int) Sectors.toBytes(sectors));
            return true;
        }
        Optional<Table> live = live(dev);
        if (live.isEmpty()) {
            return false;
        }
        for (long done = 0; done < sectors;) {
            if (sector + done >= live.get().sectors()) {
                return false;
            }
            Target target = live.get().at(sector + done);
            long part = Math.min(sectors - done, target.start() + target.length() - sector - done);
            long taken = read(target, sector + done, part, into, at + (int) Sectors.toBytes(done));
            if (taken == 0) {
                return false;
            }
            done += taken;
        }
        return true;
    }

    /** Reads as many sectors of a target as lie together; 0: they cannot be read. */
    private long read(Target target, long sector, long sectors, byte[] into, int at) {
        return switch (target) {
            case LinearTarget linear -> below(linear.dev(), linear.offset() + sector - linear.start(), sectors, into, at);
            case OriginTarget origin -> below(origin.dev(), sector, sectors, into, at);
            case StripedTarget striped -> {
                long within = sector - striped.start();
                long chunk = within / striped.chunk();
                int count = striped.stripes().size();
                StripedTarget.Stripe stripe = striped.stripes().get((int) (chunk % count));
                yield below(stripe.dev(), stripe.offset() + chunk / count * striped.chunk() + within % striped.chunk(),
                        Math.min(sectors, striped.chunk() - within % striped.chunk()), into, at);
            }
            case SnapshotTarget snapshot -> read(snapshot, sector, sectors, into, at);
            default -> 0;
        };
    }

    private long below(DevNo dev, long sector, long sectors, byte[] into, int at) {
        return read(dev, sector, sectors, into, at) ? sectors : 0;
    }

    private long read(SnapshotTarget target, long sector, long sectors, byte[] into, int at) {
        Snap snap = state.of(Snapshots.LAYER).snapshots().get(target.id());
        if (snap == null || snap.chunk() == 0) {
            return 0;
        }
        boolean merges = snap.merge().stage() != MergeStage.NONE;
        if (!snap.flags().contains(Flag.VALID)) {
            return merges ? below(snap.origin(), sector, sectors, into, at) : 0;
        }
        long part = Math.min(sectors, snap.chunk() - sector % snap.chunk());
        long slot = snap.complete().get(sector / snap.chunk());
        return slot == Exceptions.ABSENT
                ? below(snap.origin(), sector, part, into, at)
                : below(snap.cow(), slot * snap.chunk() + sector % snap.chunk(), part, into, at);
    }

    /** Whether two devices' sectors are the same; what cannot be read is the same as everything. */
    static boolean same(Optional<byte[]> one, Optional<byte[]> other) {
        return one.isEmpty() || other.isEmpty() || Arrays.equals(one.get(), other.get());
    }
}
