package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.List;

import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvTable;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.PvDevice;

/** {@code vgmerge}: puts the physical and logical volumes of one group into another. */
final class VgMerge {

    private final LvmContext context;
    private final World world;

    private VgMerge(LvmContext context) {
        this.context = context;
        this.world = World.read(context);
    }

    static int run(LvmContext context) {
        String to = Names.group(context.line().operands().getFirst());
        String from = Names.group(context.line().operands().getLast());
        if (to.equals(from)) {
            throw context.fail("Duplicate volume group name \"" + from + "\"");
        }
        new VgMerge(context).merge(to, from);
        return LvmCommand.DONE;
    }

    private void merge(String toName, String fromName) {
        boolean fromFirst = toName.compareTo(fromName) > 0;
        require(fromFirst ? fromName : toName);
        require(fromFirst ? toName : fromName);
        VolumeGroup first = world.group(fromFirst ? fromName : toName, World.Intent.CHANGE);
        VolumeGroup second = world.group(fromFirst ? toName : fromName, World.Intent.CHANGE);
        VolumeGroup to = fromFirst ? second : first;
        VolumeGroup from = fromFirst ? first : second;
        GroupChange change = new GroupChange(context, world);
        checkInactive(context, world, from);
        checkFit(context, from, to);
        List<PhysicalVolume> pvs = new ArrayList<>(to.pvs());
        pvs.addAll(from.pvs());
        List<PvDevice> devices = new ArrayList<>(change.devices(to));
        devices.addAll(change.devices(from));
        List<LogicalVolume> lvs = new ArrayList<>(to.lvs().list());
        lvs.addAll(from.lvs().list());
        VolumeGroup merged = to.withPvs(pvs).with(LvTable.of(lvs));
        Archive.before(context, from);
        GroupSession session = GroupSession.create(context, world, devices, to);
        session.set(merged);
        session.archive();
        context.log().verbose("Writing out updated volume group");
        if (from.seqno() < to.seqno()) {
            change.devices(from).forEach(pv -> context.log().warn(
                    "WARNING: updating old metadata to " + (to.seqno() + 1) + " on " + pv.path() + " for VG " + to.name() + "."));
        }
        session.update();
        session.tellBackup();
        context.log().print("Volume group \"" + from.name() + "\" successfully merged into \"" + to.name() + "\"");
        session.close();
    }

    private void require(String name) {
        context.log().verbose("Checking for volume group \"" + name + "\"");
        world.require(name);
    }

    /** Complains if a volume of a group that is to become part of another one is active. */
    static void checkInactive(LvmContext context, World world, VolumeGroup from) {
        if (new GroupChange(context, world).isActive(from)) {
            throw context.fail("Logical volumes in \"" + from.name() + "\" must be inactive");
        }
    }

    /** Complains if two groups can't be put together. */
    static void checkFit(LvmContext context, VolumeGroup from, VolumeGroup to) {
        String names = "for \"" + to.name() + "\" and \"" + from.name() + "\"";
        if (to.extentSectors() != from.extentSectors()) {
            throw context.fail("Extent sizes differ: " + to.extentSectors() + " (" + to.name() + ") and " + from.extentSectors() + " ("
                    + from.name() + ")");
        }
        long maxPv = to.limits().maxPv();
        if (maxPv > 0 && maxPv < to.pvs().size() + from.pvs().size()) {
            throw context.fail("Maximum number of physical volumes (" + maxPv + ") exceeded  " + names);
        }
        long maxLv = to.limits().maxLv();
        if (maxLv > 0 && maxLv < to.lvs().shownCount() + from.lvs().shownCount()) {
            throw context.fail("Maximum number of logical volumes (" + maxLv + ") exceeded  " + names);
        }
        for (LogicalVolume lv : to.lvs().list()) {
            if (from.lv(lv.name()).isPresent()) {
                throw context.fail("Duplicate logical volume name \"" + lv.name() + "\" in \"" + to.name() + "\" and \"" + from.name()
                        + "\"");
            }
        }
    }
}
