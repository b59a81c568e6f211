package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.PvFlag;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.PvDevice;

/** {@code vgextend}: adds physical volumes to a group, or takes back those that were missing. */
final class VgExtend {

    private final LvmContext context;
    private final World world;

    private VgExtend(LvmContext context, World world) {
        this.context = context;
        this.world = world;
    }

    static int run(LvmContext context) {
        String name = Names.group(context.line().operands().getFirst());
        List<String> words = context.line().operands().subList(1, context.line().operands().size());
        World world = World.read(context);
        VgExtend extend = new VgExtend(context, world);
        if (context.line().has("restoremissing")) {
            extend.restore(world.group(name, World.Intent.REPAIR), words);
        } else {
            List<PvDevice> pvs = new PvInit(context, world, PvInit.Existing.KEPT).prepare(words);
            extend.extend(world.group(name, World.Intent.CHANGE), pvs);
        }
        return LvmCommand.DONE;
    }

    private void extend(VolumeGroup vg, List<PvDevice> pvs) {
        GroupChange change = new GroupChange(context, world);
        change.checkResizeable(vg);
        List<PhysicalVolume> members = new ArrayList<>(vg.pvs());
        for (PhysicalVolume pv : VgCreate.members(pvs, vg.extentSectors())) {
            long most = vg.limits().maxPv();
            if (most > 0 && members.size() >= most) {
                context.log().error(
                        "No space for '" + pv.device() + "' - volume group '" + vg.name() + "' holds max " + most + " physical volume(s).");
                throw context.fail("PV " + pv.device() + " cannot be added to VG " + vg.name() + ".");
            }
            context.log().verbose("Adding physical volume '" + pv.device() + "' to volume group '" + vg.name() + "'");
            members.add(pv);
        }
        List<PvDevice> devices = new ArrayList<>(change.devices(vg));
        devices.addAll(pvs);
        GroupSession session = GroupSession.create(context, world, devices, vg);
        session.set(vg.withPvs(members));
        context.log().verbose("Volume group \"" + vg.name() + "\" will be extended by " + pvs.size() + " new physical volumes");
        session.write();
        change.claim(pvs);
        session.commit();
        tell(vg);
        session.close();
    }

    private void restore(VolumeGroup vg, List<String> words) {
        List<PhysicalVolume> members = new ArrayList<>(vg.pvs());
        boolean restored = false;
        for (String word : words) {
            Optional<PhysicalVolume> pv = vg.pvAt(word);
            if (pv.isEmpty()) {
                context.log().warn("WARNING: PV " + word + " not found in VG " + vg.name());
            } else if (!pv.get().isMissing()) {
                context.log().warn("WARNING: PV " + word + " was not missing in VG " + vg.name());
            } else {
                members.replaceAll(member -> member.equals(pv.get()) ? member.with(Flags.minus(member.flags(), PvFlag.MISSING)) : member);
                restored = true;
            }
        }
        if (!restored) {
            throw context.fail("No PV has been restored.");
        }
        GroupSession session = GroupSession.open(context, world, vg);
        session.set(vg.withPvs(members));
        session.update();
        tell(vg);
        session.close();
    }

    private void tell(VolumeGroup vg) {
        context.log().print("Volume group \"" + vg.name() + "\" successfully extended");
    }
}
