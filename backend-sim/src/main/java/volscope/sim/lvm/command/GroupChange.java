package volscope.sim.lvm.command;

import java.util.List;

import volscope.sim.lvm.metadata.VgFlag;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.GroupStore;
import volscope.sim.lvm.ondisk.PvDevice;
import volscope.sim.lvm.ondisk.PvHeader;
import volscope.sim.lvm.ondisk.PvWriter;

/** What commands that change which physical volumes a group has share. */
final class GroupChange {

    private final LvmContext context;
    private final World world;

    GroupChange(LvmContext context, World world) {
        this.context = context;
        this.world = world;
    }

    /** Complains of a group whose physical volumes must stay. */
    void checkResizeable(VolumeGroup vg) {
        if (!vg.has(VgFlag.RESIZEABLE)) {
            throw context.fail("Volume group " + vg.name() + " is not resizeable.");
        }
    }

    /** The devices of a group's physical volumes, as far as they are there. */
    List<PvDevice> devices(VolumeGroup vg) {
        return vg.pvs().stream().flatMap(pv -> world.scan().pv(pv.id()).stream()).toList();
    }

    /** Marks devices as used by a group. */
    void claim(List<PvDevice> pvs) {
        if (!context.isTest()) {
            pvs.forEach(pv -> PvWriter.label(context.sys(), pv.dev(), pv.header().with(PvHeader.Use.IN_GROUP), pv.labelSector()));
        }
    }

    /** Makes devices physical volumes without a group. */
    void release(List<PvDevice> pvs) {
        if (!context.isTest()) {
            new GroupStore(context.sys(), pvs).clear();
            pvs.forEach(pv -> PvWriter.label(context.sys(), pv.dev(), pv.header().with(PvHeader.Use.FREE), pv.labelSector()));
        }
    }

    /** Whether any volume of a group is active. */
    boolean isActive(VolumeGroup vg) {
        GroupSession session = GroupSession.open(context, world, vg);
        return vg.lvs().list().stream().anyMatch(lv -> session.activation().isActive(vg, lv));
    }
}
