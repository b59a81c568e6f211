package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.activate.InUse;
import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.status.LiveDevices;
import volscope.sim.lvm.status.SnapshotStatus;

/** The start of a merge: noted in the metadata, and begun at once if nobody uses origin or snapshot. */
final class MergeStart {

    private final LvmContext context;
    private final GroupSession session;

    MergeStart(LvmContext context, GroupSession session) {
        this.context = context;
        this.session = session;
    }

    /** Starts the merge of a snapshot, or gives up; what to watch if it runs. */
    Optional<MergePoll.Target> start(LogicalVolume cow) {
        LogicalVolume origin = session.vg().originOf(cow).orElseThrow();
        check(cow, origin);
        boolean delayed = isDelayed(cow, origin);
        session.set(marked(session.vg(), cow));
        if (delayed) {
            session.update();
        } else if (!new VolumeUpdate(context, session).updateAndReload(origin.name())) {
            throw new CommandFailed(LvmCommand.FAILED);
        }
        if (delayed || context.isTest() || !session.activation().isMerging(session.vg(), origin)) {
            context.log().print("Merging of snapshot " + session.path(cow) + " will occur on next activation of " + session.path(origin)
                    + ".");
            return Optional.empty();
        }
        context.log().print("Merging of volume " + session.path(cow) + " started.");
        return Optional.of(MergePoll.Target.of(session.vg(), origin));
    }

    private void check(LogicalVolume cow, LogicalVolume origin) {
        if (!origin.isWritable()) {
            throw context.fail("Cannot merge snapshot " + session.path(cow) + " into the read-only origin " + session.path(origin)
                    + ". (Use lvchange -p rw).");
        }
        if (isInvalid(cow)) {
            throw context.fail("Unable to merge invalidated snapshot LV " + session.path(cow) + ".");
        }
        if (session.vg().mergingInto(origin).isPresent()) {
            throw context.fail("Cannot merge snapshot " + session.path(cow) + " into the origin " + session.path(origin)
                    + " with merging snapshot " + session.path(cow) + ".");
        }
        if (!session.activation().calls().targets().has("snapshot")) {
            throw context.fail("Can't initialize snapshot merge. Missing support in kernel?");
        }
    }

    private boolean isInvalid(LogicalVolume cow) {
        VolumeGroup vg = session.vg();
        return context.sys().call(kernel -> LiveDevices.read(kernel).snapshot(vg, cow)).filter(SnapshotStatus.Invalid.class::isInstance)
                .isPresent();
    }

    private boolean isDelayed(LogicalVolume cow, LogicalVolume origin) {
        VolumeGroup vg = session.vg();
        if (!session.activation().isActive(vg, origin)) {
            return false;
        }
        if (session.activation().lastingUse(vg, origin) != InUse.Use.NONE) {
            context.log().print("Delaying merge since origin is open.");
            return true;
        }
        if (session.activation().lastingUse(vg, cow) != InUse.Use.NONE) {
            context.log().print("Delaying merge since snapshot is open.");
            return true;
        }
        return false;
    }

    /** The group with the snapshot marked as one that is to be merged. */
    private static VolumeGroup marked(VolumeGroup vg, LogicalVolume cow) {
        LogicalVolume relation = vg.lvs().relationOf(cow.name()).orElseThrow();
        Segment.Snapshot merging = relation.snapshot().orElseThrow().merging();
        return vg.change(relation.name(),
                lv -> lv.with(Flags.minus(lv.flags(), LvFlag.VISIBLE)).with(List.of(merging)));
    }
}
