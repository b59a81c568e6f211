package volscope.sim.lvm.command;

import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.Scan;

/** {@code vgck --updatemetadata}: writes the metadata of a group as they are, so that all areas have them. */
public final class VgRewrite {

    private VgRewrite() {
    }

    /** Runs the command. */
    public static int run(LvmContext context) {
        World world = World.read(context);
        return new GroupSelection(context, world, GroupSelection.Empty.ALL).forEach(World.Intent.REPAIR, vg -> rewrite(context, world, vg));
    }

    private static int rewrite(LvmContext context, World world, VolumeGroup vg) {
        for (Scan.Damage damage : world.scan().damages()) {
            if (vg.pv(damage.pv().header().id()).isPresent()) {
                context.log()
                        .warn("WARNING: not repairing bad metadata (0x" + Integer.toHexString(damage.faults().bits()) + ") for mda1 on "
                                + damage.pv().path());
            }
        }
        GroupSession session = GroupSession.open(context, world, vg);
        session.update();
        session.close();
        return LvmCommand.DONE;
    }
}
