package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.activate.Activation;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.Pools;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.status.LiveDevices;
import volscope.sim.lvm.status.SnapshotStatus;

/** Takes volumes out of a group: with questions, their devices, and an origin's snapshots before it. */
final class Removal {

    private final LvmContext context;
    private final GroupSession session;
    private final Asking asking;
    private final Writing writing;

    /** Whether a person is asked about volumes in use. */
    enum Asking {
        YES, NO
    }

    /** When metadata without a removed volume are written. */
    enum Writing {
        AT_ONCE, AT_THE_END
    }

    Removal(LvmContext context, GroupSession session) {
        this(context, session, context.force() > 0 ? Asking.NO : Asking.YES, Writing.AT_THE_END);
    }

    Removal(LvmContext context, GroupSession session, Asking asking, Writing writing) {
        this.context = context;
        this.session = session;
        this.asking = asking;
        this.writing = writing;
    }

    private Activation activation() {
        return session.activation();
    }

    /** Removes a volume and what depends on it. False: it is still there, and why has been said. */
    boolean remove(LogicalVolume lv) {
        PoolRemoval pools = new PoolRemoval(context, session);
        if (Pools.isSpare(lv)) {
            return pools.mayRemoveSpare(lv) && removeAlone(lv);
        }
        if (!pools.mayRemove(lv)) {
            return false;
        }
        for (LogicalVolume dependent : pools.dependents(lv)) {
            if (!removeDependent(lv, dependent)) {
                return false;
            }
        }
        return removeFamily(session.vg().lv(lv.name()).orElseThrow());
    }

    /** Removes a volume that goes with another: a thin volume with its pool, which need not be told, or one with its external origin. */
    private boolean removeDependent(LogicalVolume other, LogicalVolume dependent) {
        if (other.pool().isEmpty() || session.vg().isOrigin(dependent)) {
            return removeFamily(dependent);
        }
        if (!mayRemove(dependent) || !deactivate(dependent)) {
            return false;
        }
        new PoolRemoval(context, session).drop(dependent);
        return true;
    }

    private boolean removeFamily(LogicalVolume lv) {
        VolumeGroup vg = session.vg();
        if (vg.isMergingCow(lv) && isActive(lv) && !mayRemoveMerging(lv)) {
            return false;
        }
        Optional<LogicalVolume> virtual = vg.originOf(lv).filter(vg::isVirtualOrigin);
        LogicalVolume target = virtual.orElse(lv);
        if (!vg.isOrigin(target)) {
            return mayRemove(target) && removeAlone(target);
        }
        List<LogicalVolume> snapshots = vg.snapshotsOf(target);
        if (!mayRemove(target)) {
            return false;
        }
        if (!context.isTest() && !activation().deactivate(session.committed(), target)) {
            context.log().error("Logical volume " + session.path(target) + " not removed.");
            return false;
        }
        context.log().verbose("Removing origin logical volume " + session.path(target) + " with " + snapshots.size() + " snapshots(s).");
        for (LogicalVolume snapshot : snapshots) {
            if (!removeAlone(session.vg().lv(snapshot.name()).orElseThrow())) {
                return false;
            }
        }
        return removeAlone(session.vg().lv(target.name()).orElseThrow());
    }

    /** A snapshot that merges stays, unless its merge is over before its time. */
    private boolean mayRemoveMerging(LogicalVolume lv) {
        VolumeGroup vg = session.vg();
        Optional<SnapshotStatus> status = context.sys().call(kernel -> LiveDevices.read(kernel).snapshot(vg, lv));
        if (status.filter(SnapshotStatus.Invalid.class::isInstance).isPresent()) {
            return true;
        }
        if (status.filter(SnapshotStatus.MergeFailed.class::isInstance).isEmpty()) {
            context.log().error("Can't remove merging snapshot logical volume " + session.path(lv) + ".");
            return false;
        }
        boolean yes = asking == Asking.NO || Prompt.confirms(context, "Removing snapshot " + session.path(lv)
                + " that failed to merge may leave origin " + session.path(vg.originOf(lv).orElseThrow()) + " inconsistent. Proceed?");
        if (!yes) {
            context.log().error("Logical volume " + session.path(lv) + " not removed.");
        }
        return yes;
    }

    private boolean isActive(LogicalVolume lv) {
        return !context.isTest() && activation().isActive(session.committed(), lv);
    }

    private boolean mayRemove(LogicalVolume lv) {
        if (!isActive(lv) || session.vg().isVirtualOrigin(lv)) {
            return true;
        }
        if (activation().isInUse(session.committed(), lv)) {
            return false;
        }
        int snapshots = session.vg().snapshotsOf(lv).size();
        String origin = snapshots > 0 ? "origin " : "";
        String with = snapshots > 0 ? " with " + snapshots + " snapshots(s)" : "";
        if (asking == Asking.YES && !context.saysYes()) {
            session.settle();
        }
        boolean yes = asking == Asking.NO || Prompt.confirms(context,
                "Do you really want to remove active " + origin + "logical volume " + session.path(lv) + with + "?");
        if (!yes) {
            context.log().error("Logical volume " + session.path(lv) + " not removed.");
        }
        return yes;
    }

    private boolean deactivate(LogicalVolume lv) {
        if (context.isTest() || activation().deactivate(session.committed(), lv)) {
            return true;
        }
        context.log().error("Unable to deactivate logical volume " + session.path(lv) + ".");
        return false;
    }

    /** Deactivates what a pool is made of, if it was activated by itself. */
    private boolean deactivateParts(LogicalVolume lv) {
        return lv.pool().stream().flatMap(pool -> pool.volumes().stream())
                .allMatch(part -> deactivate(session.vg().lv(part).orElseThrow()));
    }

    /** Removes a volume without questions. */
    boolean removeAlone(LogicalVolume lv) {
        if (session.vg().isCow(lv)) {
            context.log().verbose("Removing snapshot volume " + session.path(lv) + ".");
            if (!new VolumeUpdate(context, session).dissolveSnapshot(lv)) {
                return false;
            }
        }
        LogicalVolume now = session.vg().lv(lv.name()).orElseThrow();
        if (!deactivate(now) || !deactivateParts(now)) {
            return false;
        }
        context.log().verbose("Releasing logical volume \"" + lv.name() + "\"");
        if (now.thin().isPresent()) {
            new PoolRemoval(context, session).detach(now);
            return true;
        }
        boolean visible = session.vg().isVisible(now);
        VolumeGroup without = now.pool().isPresent() ? new PoolRemoval(context, session).without(now) : session.vg().minus(now);
        session.setLater(without, visible ? List.of("Logical volume \"" + lv.name() + "\" successfully removed.") : List.of());
        if (writing == Writing.AT_ONCE) {
            session.update();
        }
        return true;
    }
}
