package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.activate.Activation;
import volscope.sim.lvm.activate.InUse;
import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;
import volscope.sim.lvm.metadata.PoolSegment;
import volscope.sim.lvm.metadata.ThinSegment;
import volscope.sim.lvm.metadata.VolumeGroup;

/**
 * The merge of a thin snapshot: it takes its origin's place, name and identity, and the pool forgets the origin's device. No block is
 * copied. It waits for the next activation of the origin while one of both is in use.
 */
final class ThinMerge {

    private final LvmContext context;
    private final GroupSession session;

    ThinMerge(LvmContext context, GroupSession session) {
        this.context = context;
        this.session = session;
    }

    private Activation activation() {
        return session.activation();
    }

    private boolean isActive(LogicalVolume lv) {
        return !context.isTest() && activation().isActive(session.committed(), lv);
    }

    /** Merges a snapshot now or notes that it is to be merged, or gives up. */
    void start(LogicalVolume snapshot) {
        LogicalVolume origin = origin(snapshot);
        boolean active = isActive(origin);
        boolean delayed = isOpen(origin, "origin volume") | isOpen(snapshot, "snapshot");
        if (delayed) {
            note(snapshot, origin);
            return;
        }
        if (active && !activation().deactivate(session.committed(), origin)) {
            throw new CommandFailed(LvmCommand.FAILED);
        }
        finish(origin, snapshot);
        LogicalVolume merged = session.vg().lv(origin.name()).orElseThrow();
        if (active && !activation().activate(session.committed(), merged, session.devices())) {
            throw new CommandFailed(LvmCommand.FAILED);
        }
        context.log().print("Volume " + session.path(snapshot) + " replaced origin " + session.path(origin) + ".");
    }

    private LogicalVolume origin(LogicalVolume snapshot) {
        VolumeGroup vg = session.vg();
        Optional<LogicalVolume> found = snapshot.thin().flatMap(ThinSegment::origin).flatMap(vg::lv);
        if (found.isEmpty()) {
            throw context.fail(session.path(snapshot) + " is not a mergeable logical volume.");
        }
        LogicalVolume origin = found.get();
        Optional<LogicalVolume> merging = vg.pools().mergingInto(origin);
        if (merging.isPresent()) {
            throw context.fail("Cannot merge snapshot " + session.path(snapshot) + " into the origin " + session.path(origin)
                    + " with merging snapshot " + session.path(merging.get()) + ".");
        }
        if (vg.pools().isExternalOrigin(origin)) {
            throw context.fail(session.path(snapshot) + " is read-only external origin " + session.path(origin) + ".");
        }
        if (vg.isOrigin(origin)) {
            throw context.fail("Merging into the old snapshot origin " + session.path(origin) + " is not supported.");
        }
        return origin;
    }

    /** Whether a volume is in use. A snapshot that isn't is deactivated. */
    private boolean isOpen(LogicalVolume lv, String role) {
        if (!isActive(lv)) {
            return false;
        }
        if (activation().isInUse(session.committed(), lv)) {
            context.log().print("Delaying merge since " + role + " is open.");
            return true;
        }
        if (role.equals("snapshot") && !activation().deactivate(session.committed(), lv)) {
            throw new CommandFailed(LvmCommand.FAILED);
        }
        return false;
    }

    private void note(LogicalVolume snapshot, LogicalVolume origin) {
        session.set(session.vg().change(snapshot.name(), lv -> lv.with(Flags.minus(lv.flags(), LvFlag.VISIBLE))
                .with(List.of(lv.thin().orElseThrow().merging(Optional.of(origin.name()))))));
        session.update();
        context.log()
                .print("Merging of thin snapshot " + session.path(snapshot) + " will occur on next activation of " + session.path(origin)
                        + ".");
    }

    /** Deactivates a snapshot that is to be merged when its origin is made anew, unless it is in use. */
    static void release(GroupSession session, LogicalVolume origin) {
        VolumeGroup vg = session.committed();
        vg.pools().mergingInto(origin)
                .filter(snapshot -> session.activation().isActive(vg, snapshot)
                        && session.activation().lastingUse(vg, snapshot) == InUse.Use.NONE)
                .ifPresent(snapshot -> session.activation().deactivate(vg, snapshot));
    }

    /** Whether the origin's device shows the blocks of the snapshot already. */
    static boolean isDone(GroupSession session, LogicalVolume origin) {
        VolumeGroup vg = session.committed();
        Optional<Integer> wanted = vg.pools().mergingInto(origin).flatMap(LogicalVolume::thin).map(ThinSegment::device);
        return wanted.isPresent() && session.activation().thinDevice(vg, origin).equals(wanted);
    }

    /** Lets a snapshot be its origin, and has the pool forget the origin's device. */
    void finish(LogicalVolume origin, LogicalVolume snapshot) {
        ThinSegment old = origin.thin().orElseThrow();
        session.set(PoolUpdate.telling(merged(session.vg(), origin, snapshot), old.pool(), new PoolSegment.Message.Delete(old.device())));
        session.update();
        new PoolUpdate(context, session).tell(old.pool());
    }

    private static VolumeGroup merged(VolumeGroup vg, LogicalVolume origin, LogicalVolume snapshot) {
        VolumeGroup changed = vg;
        for (LogicalVolume other : vg.pools().snapshotsOf(origin)) {
            changed = changed.change(other.name(), lv -> lv.with(List.of(lv.thin().orElseThrow().alone())));
        }
        changed = changed.minus(origin).change(snapshot.name(), lv -> lv.named(origin.name()).withId(origin.id()).with(origin.flags()));
        for (LogicalVolume own : vg.pools().snapshotsOf(snapshot)) {
            changed = changed.change(own.name(), lv -> lv.with(List.of(
                    lv.thin().orElseThrow().renaming(name -> name.equals(snapshot.name()) ? origin.name() : name))));
        }
        return changed;
    }
}
