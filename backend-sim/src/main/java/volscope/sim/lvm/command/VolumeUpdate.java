package volscope.sim.lvm.command;

import java.util.Optional;

import volscope.sim.lvm.activate.Activation;
import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;
import volscope.sim.lvm.metadata.VolumeGroup;

/** Changes of metadata that active devices have to follow: write, suspend, commit, resume; and back if the middle fails. */
final class VolumeUpdate {

    private final LvmContext context;
    private final GroupSession session;

    VolumeUpdate(LvmContext context, GroupSession session) {
        this.context = context;
        this.session = session;
    }

    private Activation activation() {
        return session.activation();
    }

    private Activation.Change change() {
        return new Activation.Change(session.committed(), session.vg(), session.devices());
    }

    /** The volume whose devices are reloaded when this one changes: the one on top, or an active thin volume of a pool that rests. */
    LogicalVolume holder(LogicalVolume lv) {
        VolumeGroup vg = session.committed();
        LogicalVolume top = vg.originOf(lv).or(() -> vg.pools().ofPart(lv)).orElse(lv);
        if (top.pool().isEmpty() || activation().isActive(vg, top)) {
            return top;
        }
        return vg.pools().thinsOf(top).stream().filter(thin -> activation().isActive(vg, thin)).findFirst().orElse(top);
    }

    /** Writes the group and has a volume's devices follow. On failure metadata and devices are what they were, as far as that works. */
    boolean updateAndReload(String lvName) {
        session.write();
        if (context.isTest()) {
            session.commit();
            return true;
        }
        VolumeGroup old = session.committed();
        LogicalVolume lv = old.lv(lvName).orElseThrow();
        if (!activation().suspend(change(), lvName)) {
            String words = context.sys().call(kernel -> kernel.profile().lvm().suspendFailure());
            context.log().error(words + " " + old.name() + "/" + lvName + ".");
            session.revert();
            if (!activation().revert(old, lv, session.devices())) {
                context.log().error("Failed to revert logical volume " + old.name() + "/" + lvName + ".");
            }
            return false;
        }
        session.commit();
        return resume(session.committed(), lv);
    }

    private boolean resume(VolumeGroup vg, LogicalVolume old) {
        LogicalVolume now = vg.now(old).orElseThrow();
        if (activation().resume(vg, now, session.devices())) {
            new Monitoring(context, session).running(now);
            return true;
        }
        context.log().error("Problem reactivating logical volume " + vg.name() + "/" + now.name() + ".");
        return false;
    }

    /** Makes a snapshot's store a volume of its own again, and has the devices follow. */
    boolean dissolveSnapshot(LogicalVolume cow) {
        VolumeGroup before = session.vg();
        LogicalVolume origin = before.originOf(cow).orElseThrow();
        Optional<LogicalVolume> relation = before.lvs().relationOf(cow.name());
        boolean active = !context.isTest() && activation().isActive(before, origin);
        VolumeGroup after = before.change(cow.name(), lv -> lv.with(Flags.plus(lv.flags(), LvFlag.VISIBLE))).minus(relation.orElseThrow());
        session.set(after);
        session.write();
        if (active && !activation().suspend(change(), origin.name())) {
            context.log().error("Failed to refresh " + origin.name() + " without snapshot.");
            session.revert();
            return false;
        }
        session.commit();
        return !active || resumeDissolved(cow, origin);
    }

    private boolean resumeDissolved(LogicalVolume cow, LogicalVolume origin) {
        VolumeGroup vg = session.vg();
        if (!activation().activate(vg, vg.lv(cow.name()).orElseThrow(), session.devices())) {
            context.log().error("Failed to activate " + cow.name() + ".");
            return false;
        }
        if (!activation().resume(vg, vg.lv(origin.name()).orElseThrow(), session.devices())) {
            context.log().error("Failed to resume " + origin.name() + ".");
            return false;
        }
        return true;
    }
}
