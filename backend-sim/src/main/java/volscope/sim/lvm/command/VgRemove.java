package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.PvDevice;
import volscope.sim.lvm.ondisk.PvHeader;
import volscope.sim.lvm.ondisk.PvWriter;

/** {@code vgremove}: removes groups, their volumes first. */
final class VgRemove {

    private final LvmContext context;
    private final World world;

    private VgRemove(LvmContext context, World world) {
        this.context = context;
        this.world = world;
    }

    static int run(LvmContext context) {
        World world = World.read(context);
        return new GroupSelection(context, world, GroupSelection.Empty.NONE).forEach(World.Intent.REPAIR,
                new VgRemove(context, world)::remove);
    }

    private int remove(VolumeGroup vg) {
        GroupSession session = GroupSession.open(context, world, vg);
        long volumes = vg.lvs().shownCount();
        if (volumes > 0) {
            ask(vg, volumes);
            removeVolumes(session);
        }
        if (session.vg().isPartial() && context.force() < 2) {
            context.log().error("Volume group \"" + vg.name() + "\" not found, is inconsistent or has PVs missing.");
            throw context.fail("Consider vgreduce --removemissing if metadata is inconsistent.");
        }
        session.committed().pvs().forEach(pv -> context.log()
                .verbose("Removing physical volume \"" + pv.device() + "\" from volume group \"" + vg.name() + "\""));
        if (!context.isTest()) {
            release(session);
        }
        context.log().print("Volume group \"" + vg.name() + "\" successfully removed");
        session.close();
        return LvmCommand.DONE;
    }

    private void ask(VolumeGroup vg, long volumes) {
        if (context.force() == 0 && !Prompt.confirms(context,
                "Do you really want to remove volume group \"" + vg.name() + "\" containing " + volumes + " logical volumes?")) {
            throw context.fail("Volume group \"" + vg.name() + "\" not removed");
        }
    }

    private void removeVolumes(GroupSession session) {
        Removal removal = new Removal(context, session);
        List<String> names = new ArrayList<>(session.vg().visibleLvs().stream().map(LogicalVolume::name).toList());
        for (String name : names) {
            Optional<LogicalVolume> lv = session.vg().lv(name);
            if (lv.isPresent() && !removal.remove(lv.get())) {
                session.closeFailed();
                throw new CommandFailed(LvmCommand.FAILED);
            }
        }
        session.settle();
    }

    private void release(GroupSession session) {
        session.store().clear();
        for (var pv : session.committed().pvs()) {
            Optional<PvDevice> device = world.scan().pv(pv.id());
            device.ifPresent(
                    there -> PvWriter.label(context.sys(), there.dev(), there.header().with(PvHeader.Use.FREE), there.labelSector()));
        }
    }
}
