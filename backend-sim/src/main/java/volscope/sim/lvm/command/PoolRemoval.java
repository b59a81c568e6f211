package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.PoolSegment;
import volscope.sim.lvm.metadata.ThinSegment;
import volscope.sim.lvm.metadata.VolumeGroup;

/** What the removal of volumes means for pools of thin volumes: who goes with whom, and what pools are told. */
final class PoolRemoval {

    private final LvmContext context;
    private final GroupSession session;

    PoolRemoval(LvmContext context, GroupSession session) {
        this.context = context;
        this.session = session;
    }

    /** Whether a person lets the spare volume of the group go. */
    boolean mayRemoveSpare(LogicalVolume spare) {
        return confirms(spare, "Removal of pool metadata spare logical volume " + session.path(spare)
                + " disables automatic recovery attempts after damage to a thin or cache pool. Proceed?");
    }

    private boolean confirms(LogicalVolume lv, String question) {
        boolean yes = context.force() > 0 || Prompt.confirms(context, question);
        if (!yes) {
            context.log().error("Logical volume " + session.path(lv) + " not removed.");
        }
        return yes;
    }

    /** Whether a volume may go as far as others depend on it; why not has been said. */
    boolean mayRemove(LogicalVolume lv) {
        if (session.vg().pools().ofPart(lv).isPresent()) {
            context.log().error("Can't remove logical volume " + session.path(lv) + " used by a pool.");
            return false;
        }
        int dependent = dependents(lv).size();
        if (dependent == 0) {
            return true;
        }
        return confirms(lv,
                "Removing " + (lv.pool().isPresent() ? "pool " : "external origin ") + session.path(lv) + " will remove " + dependent
                        + " dependent volume(s). Proceed?");
    }

    /** The volumes that go with a volume: a pool's thin volumes, and those that read from an external origin. */
    List<LogicalVolume> dependents(LogicalVolume lv) {
        return lv.pool().isPresent() ? session.vg().pools().thinsOf(lv) : session.vg().pools().externalUsersOf(lv);
    }

    /** Takes a thin volume that is not active out of its pool, which is told; snapshots of it are snapshots of nothing then. */
    void detach(LogicalVolume lv) {
        ThinSegment thin = lv.thin().orElseThrow();
        session.set(PoolUpdate.telling(without(session.vg(), lv), thin.pool(), new PoolSegment.Message.Delete(thin.device())));
        session.update();
        new PoolUpdate(context, session).tell(thin.pool());
        context.log().print("Logical volume \"" + lv.name() + "\" successfully removed.");
        reloadExternal(thin);
    }

    /** Takes a thin volume out whose pool goes, too. */
    void drop(LogicalVolume lv) {
        session.setLater(without(session.vg(), lv), List.of("Logical volume \"" + lv.name() + "\" successfully removed."));
        reloadExternal(lv.thin().orElseThrow());
    }

    private static VolumeGroup without(VolumeGroup vg, LogicalVolume lv) {
        VolumeGroup less = vg;
        for (LogicalVolume snapshot : vg.pools().snapshotsOf(lv)) {
            less = less.change(snapshot.name(), volume -> volume.with(List.of(volume.thin().orElseThrow().alone())));
        }
        return less.minus(lv);
    }

    /** An external origin that nobody reads from any more is a volume like others. */
    private void reloadExternal(ThinSegment thin) {
        Optional<LogicalVolume> external = thin.external().flatMap(session.vg()::lv);
        if (external.isPresent() && !session.vg().pools().isExternalOrigin(external.get()) && !context.isTest()
                && session.activation().isActive(session.committed(), external.get())) {
            new VolumeUpdate(context, session).updateAndReload(external.get().name());
        }
    }

    /** Takes a pool out that has no thin volumes and is not active, with what it is made of. */
    VolumeGroup without(LogicalVolume pool) {
        PoolSegment segment = pool.pool().orElseThrow();
        VolumeGroup vg = session.vg();
        LogicalVolume metadata = vg.pools().metadataOf(segment);
        LogicalVolume data = vg.pools().dataOf(segment);
        return PoolSpare.withoutNeedless(vg.minus(pool).minus(metadata).minus(data));
    }
}
