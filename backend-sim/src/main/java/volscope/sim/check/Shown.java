package volscope.sim.check;

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
        return look(dev, sector, sectors).map(Sight::toArray);
    }

    /** The same, before its bytes are looked at. */
    private Optional<Sight> look(DevNo dev, long sector, long sectors) {
        Sight sight = new Sight();
        return look(dev, sector, sectors, sight) ? Optional.of(sight) : Optional.empty();
    }

    /** A chunk of a snapshot, from its store if it has it there. */
    Optional<Sight> chunk(Snap snap, long chunk) {
        long slot = snap.complete().get(chunk);
        return slot == Exceptions.ABSENT
                ? look(snap.origin(), chunk * snap.chunk(), snap.chunk())
                : look(snap.cow(), slot * snap.chunk(), snap.chunk());
    }

    /** A chunk of a snapshot as its user was promised it: once the origin's chunk is copied, the copy counts, committed or not. */
    Optional<Sight> promised(Snap snap, long chunk) {
        return copied(snap, chunk).map(pending -> look(snap.cow(), pending.slot() * snap.chunk(), snap.chunk()))
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

    private boolean look(DevNo dev, long sector, long sectors, Sight into) {
        if (sector < 0 || sector > Long.MAX_VALUE / Sectors.SIZE - sectors) {
            return false;
        }
        if (dev.major() != Dm.MAJOR) {
            PageTree tree = Objects.requireNonNullElse(state.of(Block.LAYER).media().get(dev), PageTree.EMPTY);
            into.add(tree, Sectors.toBytes(sector), (int) Sectors.toBytes(sectors));
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
            long taken = look(target, sector + done, part, into);
            if (taken == 0) {
                return false;
            }
            done += taken;
        }
        return true;
    }

    /** Looks at as many sectors of a target as lie together; 0: they cannot be read. */
    private long look(Target target, long sector, long sectors, Sight into) {
        return switch (target) {
            case LinearTarget linear -> below(linear.dev(), linear.offset() + sector - linear.start(), sectors, into);
            case OriginTarget origin -> below(origin.dev(), sector, sectors, into);
            case StripedTarget striped -> {
                long within = sector - striped.start();
                long chunk = within / striped.chunk();
                int count = striped.stripes().size();
                StripedTarget.Stripe stripe = striped.stripes().get((int) (chunk % count));
                yield below(stripe.dev(), stripe.offset() + chunk / count * striped.chunk() + within % striped.chunk(),
                        Math.min(sectors, striped.chunk() - within % striped.chunk()), into);
            }
            case SnapshotTarget snapshot -> look(snapshot, sector, sectors, into);
            default -> 0;
        };
    }

    private long below(DevNo dev, long sector, long sectors, Sight into) {
        return look(dev, sector, sectors, into) ? sectors : 0;
    }

    private long look(SnapshotTarget target, long sector, long sectors, Sight into) {
        Snap snap = state.of(Snapshots.LAYER).snapshots().get(target.id());
        if (snap == null || snap.chunk() == 0) {
            return 0;
        }
        boolean merges = snap.merge().stage() != MergeStage.NONE;
        if (!snap.flags().contains(Flag.VALID)) {
            return merges ? below(snap.origin(), sector, sectors, into) : 0;
        }
        long part = Math.min(sectors, snap.chunk() - sector % snap.chunk());
        long slot = snap.complete().get(sector / snap.chunk());
        return slot == Exceptions.ABSENT
                ? below(snap.origin(), sector, part, into)
                : below(snap.cow(), slot * snap.chunk() + sector % snap.chunk(), part, into);
    }

    /** Whether two devices' sectors are the same; what cannot be read is the same as everything. */
    static boolean same(Optional<Sight> one, Optional<Sight> other) {
        return one.isEmpty() || other.isEmpty() || one.get().saysTheSame(other.get());
    }
}
