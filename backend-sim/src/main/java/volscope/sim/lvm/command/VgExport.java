package volscope.sim.lvm.command;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.PvFlag;
import volscope.sim.lvm.metadata.VgFlag;
import volscope.sim.lvm.metadata.VolumeGroup;

/** {@code vgexport} and {@code vgimport}: put groups out of use, so that they can move to another machine, and back. */
final class VgExport {

    private final LvmContext context;
    private final World world;

    private VgExport(LvmContext context) {
        this.context = context;
        this.world = World.read(context);
    }

    static int exports(LvmContext context) {
        VgExport change = new VgExport(context);
        return new GroupSelection(context, change.world, GroupSelection.Empty.ALL).forEach(World.Intent.CHANGE, change::export);
    }

    static int imports(LvmContext context) {
        if (context.force() > 0) {
            context.log().warn("WARNING: Volume groups with missing PVs will be imported with --force.");
        }
        VgExport change = new VgExport(context);
        return new GroupSelection(context, change.world, GroupSelection.Empty.ALL_AND_EXPORTED)
                .forEach(context.force() > 0 ? World.Intent.REPAIR_EXPORTED : World.Intent.CHANGE_EXPORTED, change::importGroup);
    }

    private int export(VolumeGroup vg) {
        if (new GroupChange(context, world).isActive(vg)) {
            throw context.fail("Volume group \"" + vg.name() + "\" has active logical volumes");
        }
        write(vg, Flags.plus(vg.flags(), VgFlag.EXPORTED), pv -> Flags.plus(pv.flags(), PvFlag.EXPORTED), "exported");
        return LvmCommand.DONE;
    }

    private int importGroup(VolumeGroup vg) {
        if (!vg.has(VgFlag.EXPORTED)) {
            throw context.fail("Volume group \"" + vg.name() + "\" is not exported");
        }
        write(vg, Flags.minus(vg.flags(), VgFlag.EXPORTED), pv -> Flags.minus(pv.flags(), PvFlag.EXPORTED), "imported");
        return LvmCommand.DONE;
    }

    private void write(VolumeGroup vg, Set<VgFlag> flags, Function<PhysicalVolume, Set<PvFlag>> pvFlags, String done) {
        GroupSession session = GroupSession.open(context, world, vg);
        List<PhysicalVolume> pvs = vg.pvs().stream().map(pv -> pv.with(pvFlags.apply(pv))).toList();
        session.set(vg.with(flags).withPvs(pvs));
        session.update();
        context.log().print("Volume group \"" + vg.name() + "\" successfully " + done);
        session.close();
    }
}
